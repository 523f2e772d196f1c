const express = require("express");
const nunjucks = require("nunjucks");
const path = require("path");

const app = express();

const env = nunjucks.configure(path.join(__dirname, "views"), {
  express: app,
  autoescape: false,
  noCache: process.env.NODE_ENV !== "production",
  trimBlocks: true,
});

env.addFilter("shorten", (text, n) => String(text).slice(0, n || 80));

app.get("/hello/:name", (req, res) => {
  res.render("hello.njk", { name: req.params.name, year: new Date().getFullYear() });
});

app.get("/about", (req, res) => {
  res.render("about.njk", { version: process.env.npm_package_version });
});

app.listen(8080);
