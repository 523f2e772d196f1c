import express from 'express';

const app = express();
app.use(express.json());

const parts = {
  number: '\\d+',
  range: '(?:\\d+(?:\\.\\d+)*\\s*)+',
};

const RANGE = new RegExp(`^[~^]?${parts.range}$`);

app.post('/constraints', (req, res) => {
  const wrong = Object.entries(req.body.dependencies ?? {}).filter(([, range]) => !RANGE.test(String(range)));
  res.json({ wrong: wrong.map(([name]) => name) });
});

app.listen(3214);
