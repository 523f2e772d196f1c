const express = require('express');
const vm = require('vm');
const jsonLogic = require('json-logic-js');

const app = express();
app.use(express.json());

app.post('/rules/preview', (req, res) => {
  const { rule, order } = req.body;
  const sandbox = { order, result: null };
  vm.createContext(sandbox);
  vm.runInContext('result = ' + rule, sandbox, { timeout: 50 });
  res.json({ result: sandbox.result });
});

app.listen(3000);
