const express = require('express');
const reports = require('./reports');

const app = express();

app.get('/reports/:id/download', async (req, res, next) => {
  try {
    const report = await reports.load(Number(req.params.id));
    if (!report) return res.sendStatus(404);
    const name = req.query.filename || 'report.pdf';
    res.setHeader('Content-Type', 'application/pdf');
    res.setHeader('Content-Disposition', 'attachment; filename="' + name + '"');
    res.setHeader('Content-Length', String(report.bytes.length));
    res.end(report.bytes);
  } catch (err) {
    next(err);
  }
});

app.listen(process.env.PORT || 3000);
