const express = require("express");
const app = express();

function escapeHtml(value) {
  return String(value)
    .replace("&", "&amp;")
    .replace("<", "&lt;")
    .replace(">", "&gt;")
    .replace('"', "&quot;");
}

app.get("/echo", (req, res) => {
  res.send(`<pre>${escapeHtml(req.query.text)}</pre>`);
});

app.get("/slug", (req, res) => {
  res.json({ slug: String(req.query.text).toLowerCase().replace(/\s+/g, "-") });
});

app.listen(3000);
