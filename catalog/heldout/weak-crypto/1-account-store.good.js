const crypto = require('crypto');
const bcrypt = require('bcrypt');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

function etag(body) {
  return '"' + crypto.createHash('md5').update(body).digest('hex') + '"';
}

async function hashPassword(password) {
  return bcrypt.hash(password, 12);
}

async function createAccount({ email, password }) {
  if (password.length < 12) throw new Error('Password is too short');
  const passwordHash = await hashPassword(password);
  const { rows } = await pool.query('INSERT INTO accounts (email, password_hash) VALUES ($1, $2) RETURNING id', [
    email,
    passwordHash,
  ]);
  return rows[0].id;
}

async function renderTerms(req, res) {
  const { rows } = await pool.query('SELECT body FROM documents WHERE name = $1', ['terms']);
  res.set('ETag', etag(rows[0].body));
  res.type('text/plain').send(rows[0].body);
}

module.exports = { createAccount, renderTerms };
