import ejs from 'ejs';
import nodemailer from 'nodemailer';
import { prisma } from './prisma.mjs';
import { currentUser } from './auth.mjs';

const transport = nodemailer.createTransport(process.env.SMTP_URL);
const FOOTER = ejs.compile('<hr><small><%= company %></small>');

class Campaign {
  constructor({ body }) {
    this.body = body;
  }

  render(contact) {
    const values = { name: contact.name, city: contact.city };
    const text = this.body.replace(/\{(name|city)\}/g, (_, key) => values[key]);
    return ejs.render('<p><%= text %></p>', { text });
  }
}

export default async function handler(req, res) {
  const user = await currentUser(req.headers.authorization);
  if (!user || user.role !== 'marketing') return res.status(403).json({ error: 'Forbidden' });
  if (req.method !== 'POST') return res.status(405).end();
  const { body, listId } = req.body;
  const campaign = new Campaign({ body: String(body) });
  const contacts = await prisma.contact.findMany({ where: { listId: Number(listId), ownerId: user.id } });
  for (const contact of contacts) {
    const html = campaign.render(contact) + FOOTER({ company: 'Northwind' });
    await transport.sendMail({ from: 'news@example.com', to: contact.email, subject: 'News', html });
  }
  return res.status(202).json({ queued: contacts.length });
}
