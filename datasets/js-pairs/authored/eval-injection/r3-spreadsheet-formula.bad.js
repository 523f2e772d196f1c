const express = require('express');
const { evaluate } = require('mathjs');

const sheets = new Map();
const app = express();
app.use(express.json());

class Sheet {
  constructor() {
    this.cells = {};
  }

  set(ref, value) {
    this.cells[ref] = value;
  }

  compute(formula) {
    const expanded = formula.replace(/[A-Z]+\d+/g, (ref) => Number(this.cells[ref]) || 0);
    return eval(expanded);
  }
}

app.post('/sheets/:id/compute', (req, res) => {
  const key = String(req.params.id);
  if (!sheets.has(key)) sheets.set(key, new Sheet());
  try {
    res.json({ value: sheets.get(key).compute(String(req.body.formula)) });
  } catch (err) {
    res.status(422).json({ error: 'formula' });
  }
});

app.listen(3001);
