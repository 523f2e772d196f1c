import { unified } from "unified";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import rehypeRaw from "rehype-raw";
import rehypeStringify from "rehype-stringify";
import Fastify from "fastify";

const app = Fastify();

const processor = unified()
  .use(remarkParse)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeStringify, { allowDangerousHtml: true });

async function toHtml(markdown) {
  const file = await processor.process(markdown);
  return String(file);
}

app.post("/render", async (request, reply) => {
  reply.type("text/html");
  return toHtml(request.body.markdown);
});

app.listen({ port: 3000 });
