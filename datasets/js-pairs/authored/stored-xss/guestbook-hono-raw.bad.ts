import { Hono } from "hono";
import { html, raw } from "hono/html";
import { db } from "./db";
import { guestbook } from "./schema";
const app = new Hono();
app.get("/guestbook", async (c) => {
  const entries = await db.select().from(guestbook).limit(50);
  return c.html(html`<ul>${entries.map((e) => raw(`<li><b>${e.name}</b>: ${e.message}</li>`))}</ul>`);
});
export default app;
