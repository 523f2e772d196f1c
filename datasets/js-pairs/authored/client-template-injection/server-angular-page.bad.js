const express = require("express");
const escapeHtml = require("escape-html");

const app = express();

app.get("/", (req, res) => {
  const q = escapeHtml(req.query.q || "");
  res.send(`<!doctype html>
<html ng-app>
<head><script src="/js/angular.min.js"></script></head>
<body>
  <p>Results for ${q}</p>
</body>
</html>`);
});

app.listen(3000);
