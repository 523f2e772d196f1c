import { Hono } from "hono";
import { drizzle } from "drizzle-orm/node-postgres";
import { desc, eq } from "drizzle-orm";
import { incidents, updates } from "./schema";

const db = drizzle(process.env.DATABASE_URL!);
const app = new Hono();

const text = (s: string) => s.replace(/[&<>]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : "&gt;"));

app.post("/incidents/:id/updates", async (c) => {
  const { body } = await c.req.json();
  await db.insert(updates).values({ incident: Number(c.req.param("id")), body });
  return c.body(null, 201);
});

app.get("/incidents/:id", async (c) => {
  const id = Number(c.req.param("id"));
  const [incident] = await db.select().from(incidents).where(eq(incidents.id, id));
  if (!incident) return c.notFound();
  const rows = await db.select().from(updates).where(eq(updates.incident, id)).orderBy(desc(updates.at));
  const items = rows.map((r) => `<li data-note="${text(r.body)}">${text(r.body)}</li>`);
  return c.html(`<h1>${text(incident.title)}</h1><ul>${items.join("")}</ul>`);
});

export default app;
