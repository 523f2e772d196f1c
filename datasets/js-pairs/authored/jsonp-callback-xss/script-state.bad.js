const express = require("express");
const serialize = require("serialize-javascript");
const { getUser } = require("./users");

const app = express();

app.get("/app/:id", async (req, res) => {
  const user = await getUser(req.params.id);
  const state = { user, query: req.query, locale: "en" };
  res.send(`<!doctype html>
<html>
<head><title>App</title></head>
<body>
<div id="root"></div>
<script>window.__STATE__ = ${JSON.stringify(state)};</script>
<script src="/static/app.js"></script>
</body>
</html>`);
});

app.listen(3000);
