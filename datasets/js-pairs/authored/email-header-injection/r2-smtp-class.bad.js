const net = require('net');
const Koa = require('koa');
const bodyParser = require('koa-bodyparser');

class Smtp {
  constructor(host) {
    this.socket = net.connect(25, host);
  }

  line(text) {
    this.socket.write(text + '\r\n');
  }

  send(from, to, subject, body) {
    this.line(`MAIL FROM:<${from}>`);
    this.line(`RCPT TO:<${to}>`);
    this.line('DATA');
    this.line(`Subject: ${subject}`);
    this.line('');
    this.line(body);
    this.line('.');
  }
}

const app = new Koa();
app.use(bodyParser());
app.use(async (ctx) => {
  const { subject } = ctx.request.body;
  new Smtp('mail.local').send('web@example.com', 'help@example.com', subject, 'A visitor wrote.');
  ctx.status = 202;
});
app.listen(3000);
