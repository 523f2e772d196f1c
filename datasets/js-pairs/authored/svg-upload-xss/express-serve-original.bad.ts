import express from "express";
import multer from "multer";
import fs from "node:fs";
import path from "node:path";
import { documents } from "./documents";

const app = express();
const dir = path.resolve("storage");
const upload = multer({ dest: dir, limits: { fileSize: 4_000_000 } });

app.post("/documents", upload.single("document"), async (req, res) => {
  const { filename, originalname, mimetype } = req.file!;
  const doc = await documents.create({ filename, originalname, mimetype });
  res.status(201).json({ id: doc.id });
});

app.get("/documents/:id", async (req, res) => {
  const doc = await documents.find(req.params.id);
  if (!doc) return res.sendStatus(404);
  res.writeHead(200, { "Content-Type": doc.mimetype });
  fs.createReadStream(path.join(dir, path.basename(doc.filename))).pipe(res);
});

app.listen(3000);
