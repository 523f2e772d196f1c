const express = require("express");
const Handlebars = require("handlebars");
const products = require("./products");

const app = express();

const layout = Handlebars.compile(`<!doctype html>
<title>{{title}}</title>
<body>{{{body}}}</body>`);

const results = Handlebars.compile(`
<h1>Search</h1>
<p>You searched for <em>{{{query}}}</em></p>
<ul>
{{#each items}}
  <li><a href="/p/{{id}}">{{name}}</a></li>
{{/each}}
</ul>`);

app.get("/search", async (req, res) => {
  const query = String(req.query.q || "");
  const items = await products.search(query);
  res.send(layout({ title: "Search", body: results({ query, items }) }));
});

app.listen(3000);
