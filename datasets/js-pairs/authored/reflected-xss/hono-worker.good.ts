import { Hono } from "hono";
import { html, raw } from "hono/html";

const app = new Hono();

app.get("/", (c) => c.text("ok"));

app.get("/welcome", (c) => {
  const name = c.req.query("name") ?? "stranger";
  const year = new Date().getFullYear();
  return c.html(html`<main><h1>Welcome, ${name}</h1><footer>${year}</footer></main>`);
});

app.get("/banner", (c) => c.html(html`<div>${raw("<b>Sale</b>")}</div>`));

export default app;
