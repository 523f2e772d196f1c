// What an object's own keys pick out of it is its own; another object's functions are not.
const express = require('express');
const app = express();
const hooks = { named: {} };
const kHooks = Symbol('hooks');

app.post('/on', (req, res) => {
  hooks.named[String(req.body.name)] = () => req.body;
  hooks[kHooks] = hooks.named;
  for (const name of Object.keys(hooks.named)) hooks.named[name](req.body);
  for (const name in hooks[kHooks]) {
    if (typeof hooks[kHooks][name] === 'function') hooks[kHooks][name](req.body);
  }
  for (const name of Object.keys(req.body)) hooks.named[name](1); // want "unsafe-dispatch"
  res.end();
});
