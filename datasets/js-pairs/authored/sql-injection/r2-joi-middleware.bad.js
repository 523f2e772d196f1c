const express = require('express');
const Joi = require('joi');
const { Pool } = require('pg');

const pool = new Pool();
const router = express.Router();

const schema = Joi.object({ sort: Joi.string().max(30).default('name') });

function validate(req, res, next) {
  const { error, value } = schema.validate(req.query);
  if (error) return res.status(400).json({ error: error.message });
  req.query = value;
  next();
}

router.get('/items', validate, async (req, res) => {
  const { rows } = await pool.query(`SELECT * FROM items ORDER BY ${req.query.sort}`);
  res.json(rows);
});

module.exports = router;
