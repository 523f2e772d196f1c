const ejs = require('ejs');
const fastify = require('fastify')();
const sanitizeHtml = require('sanitize-html');
const { loadRecord } = require('./records');

const view = ejs.compile(
  `<article>
  <h1><%= record.surname %>, <%= record.forenames %></h1>
  <p>Baptised <%= record.year %></p>
  <div class="transcript"><%- transcript %></div>
  <div class="remarks"><%- remarks %></div>
</article>`,
  { rmWhitespace: true },
);

const MARKUP = {
  allowedTags: ['b', 'i', 'sup', 'br', 'p'],
  allowedAttributes: {},
};

fastify.get('/records/:id', async (request, reply) => {
  const record = await loadRecord(request.params.id);
  if (!record) return reply.code(404).send('no such record');
  const html = view({
    record,
    transcript: sanitizeHtml(record.transcript, MARKUP),
    remarks: sanitizeHtml(record.remarks.join('<br>'), MARKUP),
  });
  return reply.type('text/html').send(html);
});

fastify.get('/records/:id/raw', async (request, reply) => {
  const record = await loadRecord(request.params.id);
  return reply.type('text/plain').send(record ? record.transcript : '');
});

fastify.listen({ port: 3000 });
