const express = require("express");
const { MongoClient, GridFSBucket, ObjectId } = require("mongodb");
const multer = require("multer");
const { Readable } = require("stream");

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 4 << 20 } });
const INLINE = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

module.exports = async function attachments(uri) {
  const client = await MongoClient.connect(uri);
  const bucket = new GridFSBucket(client.db("tickets"), { bucketName: "attachments" });
  const router = express.Router();

  router.post("/tickets/:id/attachments", upload.single("file"), (req, res, next) => {
    const { originalname, mimetype, buffer } = req.file;
    const stream = bucket.openUploadStream(originalname, {
      metadata: { ticket: req.params.id, type: mimetype },
    });
    Readable.from(buffer)
      .pipe(stream)
      .on("error", next)
      .on("finish", () => res.status(201).json({ id: stream.id }));
  });

  router.get("/attachments/:id", async (req, res, next) => {
    try {
      const [file] = await bucket.find({ _id: new ObjectId(req.params.id) }).toArray();
      if (!file) return res.sendStatus(404);
      const { type } = file.metadata;
      res.set("X-Content-Type-Options", "nosniff");
      if (INLINE.has(type)) {
        res.set("Content-Type", type);
        res.set("Content-Disposition", "inline");
      } else {
        res.set("Content-Type", "application/octet-stream");
        res.attachment(file.filename);
      }
      bucket.openDownloadStream(file._id).pipe(res);
    } catch (err) {
      next(err);
    }
  });

  return router;
};
