const Router = require("@koa/router");
const { attachments } = require("./db");

const router = new Router({ prefix: "/attachments" });

const PLACEHOLDER = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>");

router.get("/placeholder", (ctx) => {
  ctx.type = "image/svg+xml";
  ctx.body = PLACEHOLDER;
});

router.post("/", async (ctx) => {
  const file = ctx.request.files.file;
  const row = await attachments.insert({
    owner: ctx.state.user.id,
    name: file.originalFilename,
    contentType: file.mimetype,
    path: file.filepath,
  });
  ctx.status = 201;
  ctx.body = { id: row.id };
});

router.get("/:id", async (ctx) => {
  const row = await attachments.findVisible(ctx.params.id, ctx.state.user.id);
  if (!row) ctx.throw(404);
  ctx.set("Cache-Control", "private, max-age=600");
  ctx.set("X-Content-Type-Options", "nosniff");
  ctx.set("Content-Type", "application/octet-stream");
  ctx.set("Content-Disposition", "attachment");
  ctx.body = await attachments.open(row.path);
});

module.exports = router;
