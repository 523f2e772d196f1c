const express = require("express");
const multer = require("multer");
const path = require("path");

const app = express();
const UPLOADS = path.join(__dirname, "uploads");

const storage = multer.diskStorage({
  destination: UPLOADS,
  filename: (req, file, cb) => cb(null, Date.now() + "-" + path.basename(file.originalname)),
});
const upload = multer({ storage, limits: { fileSize: 2 * 1024 * 1024 } });

app.use("/uploads", express.static(UPLOADS, { maxAge: "1h" }));
app.use("/static", express.static(path.join(__dirname, "public")));

app.post("/upload", upload.array("files", 5), (req, res) => {
  res.json(req.files.map((f) => `/uploads/${f.filename}`));
});

app.listen(3000);
