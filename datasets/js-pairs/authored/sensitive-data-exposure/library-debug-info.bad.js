import { Hono } from "hono";

const app = new Hono();
const startedAt = Date.now();

app.get("/health", (c) => c.json({ ok: true }));

app.get("/internal/info", (c) => {
  const uptime = Math.round((Date.now() - startedAt) / 1000);
  return c.json({
    uptime,
    node: process.version,
    env: process.env,
  });
});

export default app;
