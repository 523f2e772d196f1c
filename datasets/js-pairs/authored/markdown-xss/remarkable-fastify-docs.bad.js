import Fastify from "fastify";
import { Remarkable } from "remarkable";
import { linkify } from "remarkable/linkify";
import { loadPage, savePage } from "./pages.js";

const md = new Remarkable("full", { html: true, typographer: true }).use(linkify);

const app = Fastify({ logger: true });

app.put("/pages/:slug", async (request, reply) => {
  await savePage(request.params.slug, request.body.text);
  return reply.code(204).send();
});

app.get("/pages/:slug", async (request, reply) => {
  const page = await loadPage(request.params.slug);
  if (!page) return reply.code(404).send({ error: "no such page" });
  reply.type("text/html");
  return `<article>${md.render(page.text)}</article>`;
});

app.post("/preview", async (request, reply) => {
  reply.type("text/html");
  return md.render(String(request.body.text ?? ""));
});

app.listen({ port: 3000 });
