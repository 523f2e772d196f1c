import { Eta } from "eta";
import { Hono } from "hono";

const eta = new Eta({ autoTrim: false });
const app = new Hono();

const banner = "<div class='banner'><%~ it.message %></div>";

app.get("/banner", (c) => {
  const message = c.req.query("message") ?? "Welcome";
  return c.html(eta.renderString(banner, { message }));
});

export default app;
