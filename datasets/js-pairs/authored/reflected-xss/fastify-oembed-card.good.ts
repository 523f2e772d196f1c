import Fastify from "fastify";
import { escape } from "html-escaper";

const app = Fastify();
const SIZES: Record<string, number> = { small: 240, medium: 480, large: 960 };

interface CardQuery {
  title?: string;
  size?: string;
  colour?: string;
}

function card(title: string, width: number, colour: string): string {
  return `<div style="width:${width}px"><h2 class="${escape(colour)}">${escape(title)}</h2></div>`;
}

app.get<{ Querystring: CardQuery }>("/card", (request, reply) => {
  const { title = "Untitled", size = "medium", colour = "blue" } = request.query;
  const width = SIZES[size] ?? SIZES.medium;
  reply.type("text/html").send(card(title, width, colour));
});

app.listen({ port: 8081 });
