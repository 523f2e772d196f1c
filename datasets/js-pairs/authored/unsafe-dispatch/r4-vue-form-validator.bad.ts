import express from 'express';
import validator from 'validator';

type Check = (value: string) => boolean;

const app = express();
app.use(express.json());

const checks: Record<string, Check> = Object.assign(Object.create(null), {
  email: (value: string) => validator.isEmail(value),
  url: (value: string) => validator.isURL(value),
});

app.post('/validate/:rule', (req, res) => {
  const { rule } = req.params;
  const check = (validator as any)[rule] as Check;
  if (typeof check !== 'function') {
    res.status(404).json({ error: 'rule' });
    return;
  }
  res.json({ valid: check(String(req.body.value)) });
});

app.listen(3060);
