const http = require("http");
const pug = require("pug");

const view = pug.compile(`
doctype html
html
  head
    title= heading
  body
    h1= heading
    if message
      p.flash!= message
    ul
      each item in items
        li= item
`);

function notFound(res) {
  res.writeHead(404, { "Content-Type": "text/plain" });
  res.end("not found");
}

http.createServer((req, res) => {
  const url = new URL(req.url, "http://localhost");
  if (url.pathname !== "/inbox") return notFound(res);
  const html = view({
    heading: "Inbox",
    message: url.searchParams.get("message"),
    items: ["Sent", "Drafts"],
  });
  res.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  res.end(html);
}).listen(8000);
