const express = require("express");
const escapeHtml = require("escape-html");
const links = require("./links");

const app = express();

function anchor(link) {
  return `<a href="${escapeHtml(link.url)}" target="_blank" rel="noopener noreferrer">${escapeHtml(link.title)}</a>`;
}

app.get("/links", async (req, res) => {
  const all = (await links.list()).filter((l) => /^https?:\/\//.test(l.url));
  res.send(`<nav>${all.map(anchor).join("")}</nav>`);
});

app.listen(3000);
