import Koa from 'koa';
import nodemailer from 'nodemailer';

const transport = nodemailer.createTransport(process.env.SMTP_URL!);
const app = new Koa();

function baseUrl(ctx: Koa.Context): string {
  return process.env.SITE_ORIGIN ?? 'https://www.example.com';
}

async function invite(email: string, base: string): Promise<void> {
  const html = `<p>You are invited: <a href="${base}/join">join</a></p>`;
  await transport.sendMail({ to: email, from: 'team@example.com', subject: 'Invitation', html });
}

app.use(async (ctx) => {
  if (ctx.path !== '/invite') return;
  await invite(ctx.state.user.partnerEmail, baseUrl(ctx));
  ctx.status = 204;
});

app.listen(3000);
