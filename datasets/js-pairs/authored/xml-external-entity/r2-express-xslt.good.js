const express = require('express');
const libxslt = require('libxslt');
const libxmljs = libxslt.libxmljs;

const app = express();
app.use(express.text({ type: '*/xml' }));
const sheet = libxslt.parse('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>');

app.post('/transform', (req, res) => {
  if (req.body.includes('<!DOCTYPE') || req.body.includes('<!ENTITY')) return res.sendStatus(400);
  const doc = libxmljs.parseXml(req.body, { nonet: true });
  res.type('xml').send(sheet.apply(doc).toString());
});

app.listen(3000);
