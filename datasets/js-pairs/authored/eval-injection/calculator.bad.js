const express = require('express');

const app = express();

function calculate(formula) {
  return eval('(' + formula + ')');
}

app.get('/calc', (req, res) => {
  try {
    res.json({ result: calculate(req.query.formula) });
  } catch {
    res.sendStatus(400);
  }
});

app.listen(3000);
