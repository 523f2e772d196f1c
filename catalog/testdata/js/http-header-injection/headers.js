const http = require("http");
const express = require("express");
const app = express();

app.get("/lang", (req, res) => {
  res.setHeader("Content-Language", req.query.lang); // want "http-header-injection"
  res.end();
});

app.get("/lang-safe", (req, res) => {
  res.setHeader("Content-Language", String(req.query.lang).replace(/[\r\n]/g, ""));
  res.end();
});

app.get("/download", (req, res) => {
  const name = req.query.name || "file.txt";
  res.set("Content-Disposition", `attachment; filename="${name}"`); // want "http-header-injection"
  res.end();
});

app.get("/download-safe", (req, res) => {
  const name = encodeURIComponent(req.query.name || "file.txt");
  res.set("Content-Disposition", `attachment; filename*=UTF-8''${name}`);
  res.end();
});

http.createServer((req, res) => {
  const url = new URL(req.url, "http://localhost");
  res.writeHead(200, { "X-Trace": url.searchParams.get("trace") }); // want "http-header-injection"
  res.end("ok");
}).listen(8080);

http.createServer((req, res) => {
  const url = new URL(req.url, "http://localhost");
  const trace = url.searchParams.get("trace") ?? "";
  if (!/^[\w-]{1,64}$/.test(trace)) {
    res.writeHead(400);
    return res.end();
  }
  res.writeHead(200, { "X-Trace": trace });
  res.end("ok");
}).listen(8081);

exports.handler = async (event) => ({
  statusCode: 200,
  headers: { "X-Tenant": event.queryStringParameters.tenant }, // want "http-header-injection"
  body: "ok",
});
