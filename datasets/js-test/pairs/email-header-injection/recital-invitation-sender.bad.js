const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const { spawn } = require('child_process');
const { signedIn } = require('./session');

const app = new Koa();
app.use(bodyParser());
app.use(signedIn);

function header(name, text) {
  return `${name}: ${text.replace(/[^\x00-\x7f]/g, '?')}\n`;
}

function sendmail(message) {
  return new Promise((resolve, reject) => {
    const child = spawn('/usr/sbin/sendmail', ['-t', '-oi', '-f', 'school@music.example']);
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`sendmail: ${code}`))));
    child.stdin.end(message);
  });
}

app.use(async (ctx) => {
  if (ctx.method !== 'POST' || ctx.path !== '/recitals/invite') return ctx.throw(404);
  const { title, piece } = ctx.request.body;
  if (!title || !piece) ctx.throw(400, 'title and piece are required');

  const message =
    'From: school@music.example\n' +
    `To: ${ctx.state.teacher.classList}\n` +
    header('Subject', `Recital: ${title}`) +
    'Content-Type: text/plain; charset=utf-8\n\n' +
    `We will be playing ${piece}. Do come!\n`;
  await sendmail(message);
  ctx.status = 202;
});

module.exports = app;
