const express = require("express");
const escapeHtml = require("escape-html");
const bookmarks = require("./bookmarks");

const app = express();
app.use(express.urlencoded({ extended: false }));

function isWebUrl(value) {
  try {
    const { protocol } = new URL(value);
    return protocol === "http:" || protocol === "https:";
  } catch {
    return false;
  }
}

app.post("/bookmarks", async (req, res) => {
  const { title, url } = req.body;
  if (!title || !url) return res.status(400).send("missing");
  await bookmarks.add(req.session.userId, title, url);
  res.redirect("/bookmarks");
});

app.get("/go", (req, res) => {
  const url = String(req.query.url || "");
  if (url.length > 2000) return res.status(400).send("bad url");
  res.send(`<p>You are leaving us for <a href="${escapeHtml(url)}">${escapeHtml(url)}</a>.</p>`);
});

module.exports = app;
