const path = require("path");
const crypto = require("crypto");
const express = require("express");
const multer = require("multer");
const { requireUser } = require("./auth");
const users = require("./store/users");

const app = express();
const AVATARS = path.join(__dirname, "public", "avatars");

const storage = multer.diskStorage({
  destination: (req, file, cb) => cb(null, AVATARS),
  filename: (req, file, cb) => {
    const ext = path.extname(file.originalname).toLowerCase();
    cb(null, `${crypto.randomUUID()}${ext}`);
  },
});

const IMAGE_TYPES = ["image/png", "image/jpeg", "image/gif", "image/svg+xml"];
const IMAGE_EXTENSIONS = [".png", ".jpg", ".jpeg", ".gif", ".svg"];

const upload = multer({
  storage,
  limits: { fileSize: 1024 * 1024, files: 1 },
  fileFilter: (req, file, cb) => {
    const ext = path.extname(file.originalname).toLowerCase();
    const ok = IMAGE_TYPES.includes(file.mimetype) && IMAGE_EXTENSIONS.includes(ext);
    cb(ok ? null : new Error("unsupported image type"), ok);
  },
});

app.use("/avatars", express.static(AVATARS));

app.post("/me/avatar", requireUser, upload.single("avatar"), async (req, res) => {
  await users.setAvatar(req.user.id, `/avatars/${req.file.filename}`);
  res.status(201).json({ url: `/avatars/${req.file.filename}` });
});

module.exports = app;
