import ejs from 'ejs';
import nodemailer from 'nodemailer';
import { Worker } from 'bullmq';
import { supporters } from './supporters.mjs';

const transport = nodemailer.createTransport(process.env.SMTP_URL);
const FRAME = '<main><%- body %></main><footer>You can <a href="<%= leave %>">leave this list</a>.</footer>';

function merge(body, supporter) {
  return ejs.render(body, { first: supporter.first, town: supporter.town });
}

async function sendAll({ campaign, subject, body }) {
  let sent = 0;
  for await (const supporter of supporters.of(Number(campaign))) {
    const html = ejs.render(FRAME, {
      body: merge(body, supporter),
      leave: `https://campaigns.example/leave/${supporter.leaveToken}`,
    });
    await transport.sendMail({
      from: 'Canal Trust <post@campaigns.example>',
      to: supporter.email,
      subject: String(subject).slice(0, 150),
      html,
    });
    sent += 1;
  }
  return sent;
}

export const worker = new Worker(
  'campaigns',
  async (job) => {
    const sent = await sendAll(job.data);
    return { sent };
  },
  { connection: { host: process.env.REDIS_HOST } },
);
