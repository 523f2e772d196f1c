import express from 'express';
import { run as runIt, list } from './lib/index.js';
import * as shell from './shell.cjs';
import routes from './routes.js';

const app = express();
app.use('/r', routes);
app.get('/run', (req, res) => {
  runIt(req.query.cmd);
  res.send(list(req.query.cmd));
});
app.get('/cjs', (req, res) => {
  shell.go(req.query.cmd);
  shell.default.stay('ls');
  res.end();
});
