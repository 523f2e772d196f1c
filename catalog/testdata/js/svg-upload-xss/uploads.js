const multer = require("multer");
const path = require("path");

const avatars = multer({
  dest: "public/avatars",
  fileFilter: (req, file, cb) => cb(null, file.mimetype.startsWith("image/")), // want "svg-upload-xss"
});

const RASTER = new Set(["image/png", "image/jpeg", "image/webp"]);
const safeAvatars = multer({
  storage: multer.memoryStorage(),
  fileFilter: (req, file, cb) => cb(null, RASTER.has(file.mimetype)),
});

const icons = multer({
  dest: "uploads/",
  fileFilter(req, file, cb) {
    const allowed = [".png", ".jpg", ".svg"]; // want "svg-upload-xss"
    cb(null, allowed.includes(path.extname(file.originalname)));
  },
});

const logos = multer({
  dest: "uploads/",
  fileFilter(req, file, cb) {
    if (["image/png", "image/svg+xml"].includes(file.mimetype)) return cb(null, true); // want "svg-upload-xss"
    cb(null, false);
  },
});

module.exports = { avatars, safeAvatars, icons, logos };
