const { execSync } = require('child_process');
const path = require('path');
const express = require('express');

const app = express();
app.use(express.json());

const BACKUPS = '/var/backups/app';
const NAME = /^[a-z0-9_-]{1,40}$/;

function dump(database, target) {
  execSync(`pg_dump --format=custom ${database} > ${target}`, { stdio: 'ignore' });
}

app.post('/admin/backups', (req, res) => {
  const database = req.body.database;
  const label = `${Date.now()}.dump`;
  if (!NAME.test(database)) {
    return res.status(400).json({ error: 'bad name' });
  }
  dump(database, path.join(BACKUPS, label));
  res.status(201).json({ file: label });
});

app.listen(3000);
