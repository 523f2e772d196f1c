const nodemailer = require('nodemailer');
const jwt = require('jsonwebtoken');

const PASSWORD_MIN_LENGTH = 12;
const TOKEN_HEADER = 'x-access-token';
const EXAMPLE_PASSWORD = 'your-password-here';

const transport = nodemailer.createTransport({
  host: 'smtp.example.com',
  port: 465,
  secure: true,
  auth: {
    user: 'notifications@example.com',
    pass: process.env.SMTP_PASSWORD,
  },
});

function unsubscribeToken(address) {
  return jwt.sign({ address }, process.env.UNSUBSCRIBE_KEY, { expiresIn: '30d' });
}

async function notify(address, text) {
  const token = unsubscribeToken(address);
  await transport.sendMail({
    from: 'notifications@example.com',
    to: address,
    subject: 'News from Northwind',
    text,
    headers: { 'List-Unsubscribe': `<https://example.com/u/${encodeURIComponent(token)}>` },
  });
}

module.exports = { notify, PASSWORD_MIN_LENGTH, TOKEN_HEADER, EXAMPLE_PASSWORD };
