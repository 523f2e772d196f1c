const express = require('express');
const libxslt = require('libxslt');
const libxmljs = libxslt.libxmljs;

const app = express();
app.use(express.text({ type: '*/xml' }));
const sheet = libxslt.parse('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>');

app.post('/transform', (req, res) => {
  const doc = libxmljs.parseXml(req.body, { noent: true });
  res.type('xml').send(sheet.apply(doc).toString());
});

app.listen(3000);
