import { Hono } from "hono";
import { lookup } from "./geo";

const app = new Hono();

app.get("/geo", async (c) => {
  const ip = c.req.header("x-real-ip") ?? "127.0.0.1";
  const place = await lookup(ip);
  const fn = c.req.query("jsonp");
  if (!fn) return c.json(place);
  if (!/^[A-Za-z_$][\w$]{0,63}$/.test(fn)) return c.text("jsonp name is not valid", 400);
  const payload = JSON.stringify(place).replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029");
  return c.body(`/**/${fn}(${payload});`, 200, {
    "Content-Type": "application/javascript; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
  });
});

export default app;
