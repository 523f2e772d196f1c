const express = require('express');
const { spawn, exec } = require('child_process');
const handlers = require('./handlers');
const app = express();

// Settings kept in a field, handed in by the only call, added later, merged, returned.
class Runner {
  constructor(options) {
    this.options = options;
  }

  run(name) {
    spawn('convert', ['./' + name], this.options); // want "command-injection"
  }
}
const runner = new Runner({ shell: true });
app.get('/field', (req, res) => { runner.run(req.query.name); });

const later = {};
later.shell = true;
app.get('/later', (req, res) => { spawn('convert', ['./' + req.query.name], later); }); // want "command-injection"
app.get('/merged', (req, res) => { spawn('convert', ['./' + req.query.name], Object.assign({ cwd: '/' }, { shell: true })); }); // want "command-injection"
app.get('/spread', (req, res) => { spawn('convert', ['./' + req.query.name], { cwd: '/', ...{ shell: true } }); }); // want "command-injection"
function quiet() {
  return { shell: false };
}
app.get('/returned', (req, res) => { spawn('convert', ['./' + req.query.name], quiet()); });

// What stands behind a call that never returns does not run.
function refuse(message) {
  throw new Error(message);
}
app.get('/refused', (req, res) => {
  if (!/^\w+$/.test(req.query.name)) refuse('bad name');
  exec('ls ' + req.query.name);
});

// Decoding brings back what escaping took away.
app.get('/decoded', (req, res) => {
  const name = encodeURIComponent(req.query.name);
  res.type('html').send('<p>' + decodeURIComponent(name) + '</p>'); // want "reflected-xss"
});

// A function picked by name, kept, and called where it is there.
app.get('/kept', (req, res) => {
  const run = handlers[req.query.action] || handlers.index; // want "unsafe-dispatch"
  if (!run) return res.sendStatus(404);
  run();
});
app.get('/listed', (req, res) => {
  const run = ['index', 'show'].includes(req.query.action) ? handlers[req.query.action] : handlers.index;
  run();
});
