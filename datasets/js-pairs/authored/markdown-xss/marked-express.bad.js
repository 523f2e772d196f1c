const express = require("express");
const { marked } = require("marked");
const createDOMPurify = require("dompurify");
const { JSDOM } = require("jsdom");

const app = express();
app.use(express.urlencoded({ extended: false }));
const DOMPurify = createDOMPurify(new JSDOM("").window);

function preview(source) {
  return marked.parse(source, { gfm: true, breaks: true });
}

app.post("/preview", (req, res) => {
  res.send(`<div class="preview">${preview(req.body.text)}</div>`);
});

app.get("/terms", (req, res) => res.send(marked.parse("# Terms\n\nBe kind.")));

app.listen(3000);
