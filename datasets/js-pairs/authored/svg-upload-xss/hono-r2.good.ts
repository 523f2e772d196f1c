import { Hono } from "hono";

type Bindings = { BUCKET: R2Bucket };
const app = new Hono<{ Bindings: Bindings }>();

app.put("/files/:key", async (c) => {
  const body = await c.req.arrayBuffer();
  await c.env.BUCKET.put(c.req.param("key"), body, {
    httpMetadata: { contentType: c.req.header("content-type") },
  });
  return c.json({ ok: true }, 201);
});

app.get("/files/:key", async (c) => {
  const object = await c.env.BUCKET.get(c.req.param("key"));
  if (!object) return c.notFound();
  const headers = new Headers();
  headers.set("content-type", "application/octet-stream");
  headers.set("content-disposition", "attachment");
  headers.set("etag", object.httpEtag);
  return new Response(object.body, { headers });
});

export default app;
