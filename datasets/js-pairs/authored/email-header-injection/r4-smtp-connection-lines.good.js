const net = require('net');
const Koa = require('koa');
const bodyParser = require('koa-bodyparser');

class Mailbox {
  constructor(host) {
    this.host = host;
  }

  deliver({ to, subject, body }) {
    return new Promise((resolve, reject) => {
      const socket = net.connect(25, this.host);
      const lines = [
        'EHLO app',
        'MAIL FROM:<noreply@example.com>',
        `RCPT TO:<${to}>`,
        'DATA',
        `Subject: ${subject}`,
        '',
        body,
        '.',
        'QUIT',
      ];
      socket.on('data', () => {
        const next = lines.shift();
        if (next === undefined) socket.end();
        else socket.write(next + '\r\n');
      });
      socket.on('close', resolve);
      socket.on('error', reject);
    });
  }
}

const mailbox = new Mailbox('127.0.0.1');
const app = new Koa();
app.use(bodyParser());

app.use(async (ctx) => {
  const { subject, body } = ctx.request.body;
  await mailbox.deliver({ to: 'desk@example.com', subject: subject.slice(0, 80).replace(/\r|\n/g, ''), body: 'note' });
  ctx.status = 202;
  ctx.body = { length: body.length };
});

app.listen(3020);
