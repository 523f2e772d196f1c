const express = require("express");
const http = require("http");
const app = express();

app.get("/feed", (req, res) => {
  const base = "https://" + req.headers.host;
  res.type("application/atom+xml");
  res.send(`<feed><link href="${base}/feed"/></feed>`); // want "host-header-injection"
});
app.get("/site", (req, res) => {
  res.type("text/plain");
  res.send(req.hostname);
});
http.createServer((req, res) => {
  res.setHeader("Content-Type", "application/xml");
  res.end("<a href='https://" + req.headers.host + "/'/>"); // want "host-header-injection"
});
