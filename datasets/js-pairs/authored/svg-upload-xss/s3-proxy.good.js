const express = require("express");
const { S3Client, GetObjectCommand, PutObjectCommand } = require("@aws-sdk/client-s3");
const multer = require("multer");

const s3 = new S3Client({});
const Bucket = process.env.UPLOAD_BUCKET;
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 8e6 } });
const router = express.Router();

router.post("/files", upload.single("file"), async (req, res, next) => {
  try {
    const Key = `${req.user.id}/${Date.now()}`;
    await s3.send(new PutObjectCommand({
      Bucket,
      Key,
      Body: req.file.buffer,
      ContentType: req.file.mimetype,
    }));
    res.status(201).json({ key: Key });
  } catch (err) {
    next(err);
  }
});

async function sendObject(res, Key) {
  const object = await s3.send(new GetObjectCommand({ Bucket, Key }));
  res.setHeader("Content-Type", object.ContentType);
  res.setHeader("Content-Length", object.ContentLength);
  res.setHeader("Content-Disposition", "attachment");
  res.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
  object.Body.pipe(res);
}

router.get("/files/:owner/:name", async (req, res, next) => {
  try {
    await sendObject(res, `${req.params.owner}/${req.params.name}`);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
