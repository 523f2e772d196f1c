const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport({
  host: 'smtp.example.com',
  port: 465,
  secure: true,
  auth: {
    user: 'robot@example.com',
    pass: 'zK82hw!moTr',
  },
});

exports.sendReset = (to, link) =>
  transport.sendMail({
    from: 'robot@example.com',
    to,
    subject: 'Reset your password',
    text: `Follow ${link} to choose a new password.`,
  });
