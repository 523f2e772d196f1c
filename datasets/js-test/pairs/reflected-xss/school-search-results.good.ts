import Fastify, { FastifyReply, FastifyRequest } from 'fastify';
import { searchSchools, type School } from './schools';

const app = Fastify({ logger: true });

interface Search {
  Querystring: { q?: string; district?: string };
}

const ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' };

function esc(text: string): string {
  return text.replace(/[<>&"']/g, (ch) => ENTITIES[ch]);
}

function row(school: School): string {
  return `<tr><td>${esc(school.name)}</td><td>${Number(school.pupils)}</td></tr>`;
}

function page(q: string, district: string, schools: School[]): string {
  return `<!doctype html>
<html lang="en">
  <head><title>Schools</title></head>
  <body>
    <form action="/schools">
      <input name="q" value="${esc(q)}">
      <input type="hidden" name="district" value="${esc(district)}">
      <button>Search</button>
    </form>
    <p>${schools.length} schools match ${esc(q)}</p>
    <table>${schools.map(row).join('')}</table>
  </body>
</html>`;
}

app.get<Search>('/schools', async (request: FastifyRequest<Search>, reply: FastifyReply) => {
  const { q = '', district = 'all' } = request.query;
  const schools = await searchSchools(q, district);
  return reply.type('text/html; charset=utf-8').send(page(q, district, schools));
});

app.listen({ port: 3000 });
