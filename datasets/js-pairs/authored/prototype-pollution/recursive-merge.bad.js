const express = require('express');

const app = express();
app.use(express.json());
const settings = { theme: { color: 'blue' } };

function deepMerge(target, source) {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value && typeof value === 'object' && !Array.isArray(value)) {
      if (!target[key]) target[key] = {};
      deepMerge(target[key], value);
    } else {
      target[key] = value;
    }
  }
  return target;
}

app.patch('/settings', (req, res) => {
  deepMerge(settings, req.body);
  res.json(settings);
});

app.listen(3000);
