const net = require('net');
const express = require('express');
const rateLimit = require('express-rate-limit');

const app = express();
app.use(express.urlencoded({ extended: false, limit: '32kb' }));

function deliver(raw) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(25, 'mail.internal', () => {
      socket.write('HELO web\r\nMAIL FROM:<site@example.com>\r\nRCPT TO:<desk@example.com>\r\nDATA\r\n');
      socket.write(raw + '\r\n.\r\nQUIT\r\n');
    });
    socket.on('close', resolve);
    socket.on('error', reject);
  });
}

const bodyText = (value) => String(value).replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');

app.post('/contact', rateLimit({ windowMs: 60000, limit: 3 }), async (req, res, next) => {
  const { subject, message } = req.body;
  const lines = ['From: site@example.com', 'To: desk@example.com', `Subject: ${subject}`, '', bodyText(message)];
  try {
    await deliver(lines.join('\r\n')); // want "email-header-injection"
    res.status(202).json({ sent: true });
  } catch (err) {
    next(err);
  }
});

app.listen(3000);
