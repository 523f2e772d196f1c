const express = require("express");
const { pool } = require("./db");
const router = express.Router();
router.get("/recipes/:slug", async (req, res) => {
  const { rows } = await pool.query("SELECT title, body, author FROM recipes WHERE slug = $1", [req.params.slug]);
  if (rows.length === 0) return res.sendStatus(404);
  const [recipe] = rows;
  res.send(`<!doctype html><h1>${recipe.title}</h1><article>${recipe.body}</article><p>by ${recipe.author}</p>`);
});
module.exports = router;
