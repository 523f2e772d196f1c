const nunjucks = require("nunjucks");
const Fastify = require("fastify");

const env = new nunjucks.Environment(null, { autoescape: true });
env.addFilter("nl2br", (text) =>
  new nunjucks.runtime.SafeString(String(text).replace(/\n/g, "<br>")),
);

const app = Fastify();

app.get("/note", async (request, reply) => {
  reply.type("text/html");
  return env.renderString("<p>{{ note | nl2br }}</p>", { note: request.query.note });
});

app.listen({ port: 3000 });
