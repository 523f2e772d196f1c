const express = require('express');
const Mailgun = require('mailgun.js');
const formData = require('form-data');
const validator = require('validator');

const router = express.Router();
const mg = new Mailgun(formData).client({ username: 'api', key: process.env.MAILGUN_KEY });

async function forward(sender, topic, body) {
  const mime = `From: ${sender}\r\nTo: desk@example.com\r\nSubject: [form] ${topic}\r\n\r\n${body}`;
  return mg.messages.create('mg.example.com', { to: 'desk@example.com', message: mime });
}

router.post('/desk', async (req, res) => {
  const { sender, topic, body } = req.body;
  if (!sender || !topic) return res.sendStatus(400);
  await forward(sender, topic, body);
  res.sendStatus(202);
});

module.exports = router;
