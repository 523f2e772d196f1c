const express = require('express');
const nodemailer = require('nodemailer');

const app = express();
app.use(express.urlencoded({ extended: false }));
const transport = nodemailer.createTransport({ host: 'localhost', port: 25 });

function header(name, value) {
  return `${name}: ${value}`;
}

app.post('/contact', async (req, res) => {
  const { email, subject, message } = req.body;
  const raw = [
    header('From', 'site@example.com'),
    header('To', 'support@example.com'),
    header('Reply-To', email),
    header('Subject', subject),
    '',
    message,
  ].join('\r\n');
  await transport.sendMail({ envelope: { from: 'site@example.com', to: ['support@example.com'] }, raw });
  res.redirect('/thanks');
});

app.listen(3000);
