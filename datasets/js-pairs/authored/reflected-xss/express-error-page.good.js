const express = require("express");
const escapeHtml = require("escape-html");

const app = express();

function page(title, body) {
  return `<!doctype html><title>${title}</title><body>${body}</body>`;
}

app.get("/orders/:id", (req, res) => {
  const id = req.params.id;
  if (!/^\d+$/.test(id)) {
    return res.status(404).send(page("Not found", `<p>No order ${escapeHtml(id)}</p>`));
  }
  res.send(page("Order", `<p>Order ${id}</p>`));
});

app.use((req, res) => {
  res.status(404).type("text").send("Cannot find " + req.originalUrl);
});

app.listen(3000);
