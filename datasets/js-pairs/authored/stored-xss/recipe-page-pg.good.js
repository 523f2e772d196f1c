const express = require("express");
const escapeHtml = require("escape-html");
const { pool } = require("./db");
const router = express.Router();
router.get("/recipes/:slug", async (req, res) => {
  const { rows } = await pool.query("SELECT title, body, author FROM recipes WHERE slug = $1", [req.params.slug]);
  if (rows.length === 0) return res.sendStatus(404);
  const [recipe] = rows;
  res.send(`<!doctype html><h1>${escapeHtml(recipe.title)}</h1><article>${escapeHtml(recipe.body)}</article><p>by ${escapeHtml(recipe.author)}</p>`);
});
module.exports = router;
