import Hapi, { Request, ResponseToolkit } from '@hapi/hapi';
import Handlebars from 'handlebars';
import { reviewsFor } from './reviews';

const { escapeExpression } = Handlebars.Utils;

Handlebars.registerHelper('stars', (count: number, note: string) => {
  const n = Math.max(0, Math.min(5, Number(count) || 0));
  return new Handlebars.SafeString(`<span class="stars" title="${escapeExpression(note)}">${'★'.repeat(n)}</span>`);
});

Handlebars.registerHelper('paragraphs', (text: string) =>
  new Handlebars.SafeString(text.split(/\n{2,}/).map((p) => `<p>${escapeExpression(p)}</p>`).join('')),
);

const template = Handlebars.compile(`
<h1>{{site.name}}</h1>
{{#each reviews}}
  <section>
    {{stars score headline}}
    {{paragraphs text}}
    <em>{{author}}</em>
  </section>
{{/each}}`);

export const campsitePage: Hapi.ServerRoute = {
  method: 'GET',
  path: '/campsites/{id}',
  handler: async (request: Request, h: ResponseToolkit) => {
    const data = await reviewsFor(Number(request.params.id));
    return h.response(template(data)).type('text/html');
  },
};
