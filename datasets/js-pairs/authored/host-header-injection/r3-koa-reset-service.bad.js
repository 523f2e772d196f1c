import Koa from 'koa';
import Router from '@koa/router';
import sgMail from '@sendgrid/mail';
import config from 'config';
import { tokens } from './tokens.js';

const app = new Koa();
const router = new Router();
sgMail.setApiKey(config.get('sendgrid.key'));

class PasswordMailer {
  constructor(origin) {
    this.origin = origin;
  }

  async send(email, token) {
    await sgMail.send({
      to: email,
      from: 'no-reply@example.com',
      subject: 'Password reset',
      text: `Choose a new password: ${this.origin}/password/new?token=${token}`,
    });
  }
}

router.post('/password/forgot', async (ctx) => {
  const { email } = ctx.request.body;
  const token = await tokens.issue(email);
  const mailer = new PasswordMailer(ctx.origin);
  await mailer.send(email, token);
  ctx.status = 202;
});

app.use(router.routes());
app.listen(config.get('port'));
