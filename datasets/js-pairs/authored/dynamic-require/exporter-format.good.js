const express = require('express');
const path = require('path');

const app = express();
const FORMATS = ['csv', 'json', 'xml'];

app.get('/export/:format', (req, res) => {
  const { format } = req.params;
  if (!FORMATS.includes(format)) return res.sendStatus(404);
  const exporter = require(path.join(__dirname, 'exporters', format));
  res.type(exporter.type).send(exporter.render());
});

app.listen(3000);
