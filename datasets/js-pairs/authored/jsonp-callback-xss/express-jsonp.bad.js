const express = require("express");
const rates = require("./rates");

const app = express();

function wrap(callback, data) {
  return `${callback}(${JSON.stringify(data)});`;
}

app.get("/api/rates.js", async (req, res) => {
  const data = await rates.latest();
  const callback = req.query.callback;
  if (!callback) return res.json(data);
  res.set("Content-Type", "application/javascript");
  res.set("X-Content-Type-Options", "nosniff");
  res.send(wrap(callback, data));
});

app.listen(3000);
