const Fastify = require("fastify");
const Redis = require("ioredis");
const he = require("he");

const redis = new Redis(process.env.REDIS_URL);
const app = Fastify();

app.post("/sign", async (request, reply) => {
  const { name, text } = request.body;
  await redis.lpush("guestbook", JSON.stringify({ name, text }));
  return reply.redirect("/");
});

app.get("/", async (request, reply) => {
  const entries = (await redis.lrange("guestbook", 0, 20)).map((e) => JSON.parse(e));
  const list = entries
    .map((e) => `<dt>${he.escape(e.name)}</dt><dd>${he.escape(e.text)}</dd>`)
    .join("\n");
  reply.type("text/html").send(`<dl>${list}</dl>`);
});

app.listen({ port: 3000 });
