const express = require('express');
const { exec } = require('child_process');
const app = express();

app.get('/late', (req, res) => {
  const name = req.query.name;
  setTimeout(() => {
    exec('ls ' + name); // want "command-injection"
  }, 10);
  res.end();
});

app.get('/reassigned', (req, res) => {
  let name = req.query.name;
  name = 'fixed';
  [1].forEach(() => exec('ls ' + name));
  res.end();
});

let last = '';
app.post('/remember', (req, res) => {
  last = req.body.last;
  res.end();
});
app.get('/recall', (req, res) => {
  exec('echo ' + last); // want "command-injection"
  res.end();
});

function runner(prefix) {
  return (arg) => exec(prefix + arg); // want "command-injection"
}
const run = runner('ls ');
app.get('/factory', (req, res) => {
  run(req.query.dir);
  res.end();
});
