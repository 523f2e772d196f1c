const express = require('express');
const bcrypt = require('bcrypt');
const { Pool } = require('pg');

const app = express();
const pool = new Pool();
app.use(express.json());

const ROLE_LABELS = { user: 'Member', editor: 'Editor', admin: 'Administrator' };

app.post('/signup', async (req, res) => {
  const { email, password, displayName } = req.body;
  if (!email || !password) {
    return res.status(400).json({ error: 'email and password are needed' });
  }
  const hash = await bcrypt.hash(password, 12);
  const role = req.body.role || 'user';
  const { rows } = await pool.query(
    'INSERT INTO users (email, password_hash, display_name, role) VALUES ($1, $2, $3, $4) RETURNING id',
    [email, hash, displayName, role]
  );
  res.status(201).json({ id: rows[0].id, role: ROLE_LABELS[role] });
});

app.listen(3000);
