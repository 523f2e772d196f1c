const express = require("express");
const upload = require("./upload");
const app = express();

app.get("/logo/:id", async (req, res) => {
  const logo = await Logo.findById(req.session.logoId);
  res.setHeader("Content-Type", "image/svg+xml");
  res.setHeader("Content-Disposition", "attachment");
  res.setHeader("Content-Security-Policy", "sandbox");
  res.send(logo.data);
});
app.post("/logo", upload.single("logo"));
module.exports = app;
