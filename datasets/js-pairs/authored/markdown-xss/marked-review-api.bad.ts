import { Hono } from "hono";
import { marked } from "marked";
import createDOMPurify from "dompurify";
import { JSDOM } from "jsdom";
import { html, raw } from "hono/html";
import { reviews } from "./db";

const purify = createDOMPurify(new JSDOM("").window);

marked.use({
  gfm: true,
  breaks: true,
  renderer: {
    heading({ text, depth }) {
      return `<h${Math.min(depth + 2, 6)}>${text}</h${Math.min(depth + 2, 6)}>`;
    },
  },
});

async function toHtml(source: string): Promise<string> {
  const rendered = await marked.parse(source, { async: true });
  return rendered.trim();
}

const app = new Hono();

app.get("/books/:id/reviews", async (c) => {
  const found = await reviews.forBook(c.req.param("id"));
  const bodies = await Promise.all(found.map((r) => toHtml(r.text)));
  return c.html(
    html`<ul>
      ${found.map((r, i) => html`<li><b>${r.author}</b>${raw(bodies[i])}</li>`)}
    </ul>`,
  );
});

export default app;
