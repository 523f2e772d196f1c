const express = require('express');
const { exec } = require('child_process');
const router = express.Router();

function pick(o) { return o.name; }
function build(opts) { return { cmd: 'ls ' + opts.dir, safe: 'pwd' }; }
function run(c) {
  exec(c); // want "command-injection"
}
function outer(c) { run('nice ' + c); }

router.get('/a', (req, res) => {
  outer(pick(req.query));
  res.end();
});

router.get('/b', (req, res) => {
  const built = build({ dir: req.params.dir });
  exec(built.cmd); // want "command-injection"
  exec(built.safe);
  res.end();
});

function quiet(c) { exec(c.length > 3 ? 'long' : 'short'); }
router.get('/c', (req, res) => {
  quiet(req.query.c);
  res.end();
});

router.get('/d', (req, res) => {
  const { dir = '.', ...rest } = req.query;
  exec(`ls ${dir}`); // want "command-injection"
  exec(`ls ${rest.other}`); // want "command-injection"
  res.end();
});
module.exports = router;
