const express = require('express');
const sqlite3 = require('sqlite3');
const mysql = require('mysql');

const app = express();
const db = new sqlite3.Database('notes.db');
const remote = mysql.createPool({ host: 'replica' });

app.get('/notes/search', (req, res) => {
  const term = req.query.term;
  const quoted = decodeURIComponent(mysql.escape(term));
  remote.query('SELECT id, body FROM notes WHERE title = ' + quoted, (err, found) => {
    if (err) return res.sendStatus(500);
    db.all('SELECT COUNT(*) AS n FROM notes', (e, rows) => res.json({ found, total: rows && rows[0].n }));
  });
});

app.listen(3000);
