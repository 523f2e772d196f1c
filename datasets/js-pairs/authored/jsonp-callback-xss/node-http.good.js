const http = require("http");
const { stats } = require("./stats");

http
  .createServer(async (req, res) => {
    const url = new URL(req.url, `http://${req.headers.host}`);
    if (url.pathname !== "/stats") {
      res.statusCode = 404;
      return res.end();
    }
    const name = (url.searchParams.get("jsonp") || "").replace(/[^\w$.]/g, "");
    const body = JSON.stringify(await stats());
    if (name) {
      res.writeHead(200, { "Content-Type": "text/javascript" });
      res.end("/**/" + name + "(" + body + ")");
    } else {
      res.writeHead(200, { "Content-Type": "application/json" });
      res.end(body);
    }
  })
  .listen(8081);
