const http = require("node:http");
const querystring = require("node:querystring");

function esc(s) {
  return String(s).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

const server = http.createServer((req, res) => {
  const [pathname, query = ""] = req.url.split("?");
  const params = querystring.parse(query);
  if (pathname !== "/form") {
    res.writeHead(302, { Location: "/form" });
    return res.end();
  }
  res.setHeader("content-type", "text/html");
  res.end(`<form><input name="email" value="${esc(params.email || "")}"><button>Go</button></form>`);
});

server.listen(8080);
