const express = require("express");
const upload = require("./upload");
const app = express();

app.get("/logo/:id", async (req, res) => {
  const logo = await Logo.findById(req.session.logoId);
  res.setHeader("Content-Type", "image/svg+xml"); // want "svg-upload-xss"
  res.send(logo.data); // want "stored-xss"
});

app.post("/logo", upload.single("logo"));
module.exports = app;
