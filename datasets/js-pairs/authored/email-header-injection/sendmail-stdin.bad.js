const { spawn } = require('child_process');
const Koa = require('koa');
const bodyParser = require('koa-bodyparser');

const app = new Koa();
app.use(bodyParser());

class Mail {
  constructor(to, subject, body) {
    this.to = to;
    this.subject = subject;
    this.body = body;
  }

  toString() {
    return `From: no-reply@example.com\nTo: ${this.to}\nSubject: ${this.subject}\n\n${this.body}\n`;
  }
}

function deliver(mail) {
  const child = spawn('/usr/sbin/sendmail', ['-t', '-i']);
  child.stdin.end(mail.toString());
}

app.use(async (ctx) => {
  const { name, question } = ctx.request.body;
  const subject = 'Question from ' + name;
  deliver(new Mail('help@example.com', subject, question));
  ctx.status = 202;
});

app.listen(3000);
