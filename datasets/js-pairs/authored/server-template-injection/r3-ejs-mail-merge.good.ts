import ejs from 'ejs';
import { prisma } from './db';
import type { Request, Response } from 'express';

class MailMerge {
  constructor(private readonly campaignId: number) {}

  async render(greeting: string, recipients: { name: string }[]) {
    const campaign = await prisma.campaign.findUniqueOrThrow({ where: { id: this.campaignId } });
    const layout = '<p><%= greeting %> <%= name %></p><p><%= intro %></p>';
    return recipients.map((r) => ejs.render(layout, { greeting, name: r.name, intro: campaign.intro }));
  }
}

export async function preview(req: Request, res: Response) {
  const merge = new MailMerge(Number(req.params.id));
  const pages = await merge.render(req.body.greeting, [{ name: 'Ada' }, { name: 'Grace' }]);
  res.json(pages);
}
