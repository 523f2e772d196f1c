const express = require('express');

const app = express();
const ENGINES = { ejs: 'ejs', pug: 'pug' };

function engineFor(file) {
  const ext = file.slice(file.lastIndexOf('.') + 1);
  return require(ENGINES[ext] === ext ? ENGINES[ext] : 'ejs').__express;
}

app.get('/preview', (req, res, next) => {
  const file = String(req.query.file || 'index.ejs');
  const render = engineFor(file);
  render('/srv/views/index.ejs', { title: 'Preview' }, (err, html) => (err ? next(err) : res.send(html)));
});

app.listen(3099);
