const express = require('express');
const mysql = require('mysql');
const { param, validationResult } = require('express-validator');

const app = express();
const db = mysql.createConnection({ host: 'localhost', database: 'shop' });

const rules = [param('ref').isUUID()];

app.get('/orders/:ref', rules, (req, res) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) return res.status(400).json({ errors: errors.array() });
  db.query(`SELECT * FROM orders WHERE ref = '${req.params.ref}'`, (err, rows) => {
    if (err) return res.sendStatus(500);
    res.json(rows);
  });
});

app.listen(3000);
