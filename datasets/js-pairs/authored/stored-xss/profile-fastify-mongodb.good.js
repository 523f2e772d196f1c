const Fastify = require("fastify");
const app = Fastify();
const { encode } = require("html-entities");
app.register(require("@fastify/mongodb"), { url: process.env.MONGO });
app.get("/profiles/:id", async function (request, reply) {
  const profile = await this.mongo.db.collection("profiles").findOne({ slug: String(request.params.id) });
  reply.type("text/html");
  return `<section class="bio"><h2>${encode(profile.displayName)}</h2><p>${encode(profile.bio)}</p></section>`;
});
