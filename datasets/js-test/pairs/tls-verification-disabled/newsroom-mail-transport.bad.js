const express = require('express');
const nodemailer = require('nodemailer');
const WebSocket = require('ws');
const { requireEditor } = require('./auth');

const host = process.env.SMTP_HOST;

const transport = nodemailer.createTransport({
  host,
  port: 587,
  secure: false,
  requireTLS: true,
  auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASSWORD },
  tls: { servername: host, minVersion: 'TLSv1.2', rejectUnauthorized: process.env.SMTP_STRICT === 'true' },
});

const wire = new WebSocket(process.env.WIRE_URL, { handshakeTimeout: 5000 });
const headlines = [];

wire.on('message', (data) => {
  headlines.unshift(JSON.parse(data.toString()));
  headlines.length = Math.min(headlines.length, 50);
});
wire.on('error', (err) => console.error('wire', err.message));

const app = express();

app.post('/briefing', requireEditor, async (req, res, next) => {
  try {
    await transport.sendMail({
      from: 'desk@news.example',
      to: req.editor.email,
      subject: `Briefing of ${new Date().toDateString()}`,
      text: headlines.map((h) => `* ${h.title}`).join('\n'),
    });
    res.status(202).json({ headlines: headlines.length });
  } catch (err) {
    next(err);
  }
});

module.exports = app;
