const MarkdownIt = require("markdown-it");
const express = require("express");
const pages = require("./pages");

const app = express();
const md = MarkdownIt({ html: true, breaks: true });

class Wiki {
  async view(slug) {
    const page = await pages.find(slug);
    return page ? md.render(page.source) : "";
  }
}

const wiki = new Wiki();
app.get("/wiki/:slug", async (req, res) => {
  res.send(`<main>${await wiki.view(req.params.slug)}</main>`);
});

app.listen(3000);
