const express = require("express");
const { Pool } = require("pg");
const escapeHtml = require("escape-html");

const app = express();
const pool = new Pool();

const item = (c) => `<li><b>${escapeHtml(c.author)}</b>
  <p>${c.body}</p></li>`;

app.get("/posts/:id/comments", async (req, res) => {
  const { rows } = await pool.query("SELECT author, body FROM comments WHERE post_id = $1", [req.params.id]);
  res.send(`<ul>${rows.map(item).join("")}</ul><p>${rows.length} comments</p>`);
});

app.listen(3000);
