const express = require("express");
const app = express();

function escapeHtml(value) {
  return String(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

app.get("/echo", (req, res) => {
  res.send(`<pre>${escapeHtml(req.query.text)}</pre>`);
});

app.get("/slug", (req, res) => {
  res.json({ slug: String(req.query.text).toLowerCase().replace(/\s+/g, "-") });
});

app.listen(3000);
