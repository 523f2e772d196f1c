import Fastify from 'fastify';
import jwt from '@fastify/jwt';
import sanitizeHtml from 'sanitize-html';
import { saveDraft, loadDraft } from './drafts';

class HtmlCleaner {
  clean(html: string): string {
    return sanitizeHtml(html, { allowedTags: ['p', 'b', 'i', 'ul', 'li'], allowedAttributes: {} });
  }

  title(text: string): string {
    return text.replace(/\s+/g, ' ').trim().slice(0, 120);
  }
}

interface Draft {
  title: string;
  html: string;
}

const cleaner = new HtmlCleaner();
const app = Fastify({ bodyLimit: 262144 });
app.register(jwt, { secret: process.env.JWT_KEY as string });
app.addHook('onRequest', (request) => request.jwtVerify().then(() => undefined));

app.post<{ Body: Draft }>('/drafts', async (request, reply) => {
  const { title, html } = request.body;
  const owner = (request.user as { sub: string }).sub;
  const id = await saveDraft(owner, { title: cleaner.title(title), html: cleaner.clean(html) });
  return reply.code(201).send({ id });
});

app.get<{ Params: { id: string } }>('/drafts/:id', async (request) => {
  return loadDraft((request.user as { sub: string }).sub, request.params.id);
});

app.listen({ port: 3000 });
