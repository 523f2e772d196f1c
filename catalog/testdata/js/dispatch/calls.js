const express = require('express');
const app = express();
const service = { list() { return []; }, create(x) { return x; } };
const METHODS = new Map([['list', service.list], ['create', service.create]]);

app.post('/direct/:method', (req, res) => {
  res.json(service[req.params.method](req.query.x)); // want "unsafe-dispatch"
});
app.post('/variable/:method', (req, res) => {
  const fn = service[req.params.method]; // want "unsafe-dispatch"
  res.json(fn(1));
});
app.post('/own/:method', (req, res) => {
  if (!Object.hasOwn(service, req.params.method)) return res.sendStatus(404);
  res.json(service[req.params.method](1));
});
app.post('/has-own/:method', (req, res) => {
  if (!Object.prototype.hasOwnProperty.call(service, req.params.method)) return res.sendStatus(404);
  res.json(service[req.params.method](1));
});
app.post('/list/:method', (req, res) => {
  if (!['list', 'create'].includes(req.params.method)) return res.sendStatus(404);
  res.json(service[req.params.method](1));
});
app.post('/map/:method', (req, res) => {
  const method = METHODS.get(req.params.method);
  if (!method) return res.sendStatus(404);
  res.json(method(1));
});
app.post('/switch/:method', (req, res) => {
  switch (req.params.method) {
    case 'list': return res.json(service[req.params.method]());
    default: return res.sendStatus(404);
  }
});
const bare = Object.assign(Object.create(null), { list: service.list });
const assigned = Object.assign({}, { list: service.list });
app.post('/bare/:method', (req, res) => {
  if (typeof bare[req.params.method] !== 'function') return res.sendStatus(404);
  res.json(bare[req.params.method](1));
});
app.post('/assigned/:method', (req, res) => {
  if (typeof assigned[req.params.method] !== 'function') return res.sendStatus(404);
  res.json(assigned[req.params.method](1)); // want "unsafe-dispatch"
});
