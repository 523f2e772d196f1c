const Koa = require("koa");
const bodyParser = require("koa-bodyparser");
const posts = require("./posts");

function stripDangerous(html) {
  return html
    .replace(/<script.*?>.*?<\/script>/gi, "")
    .replace(/ on\w+="[^"]*"/g, "")
    .replace(/javascript:/gi, "");
}

const app = new Koa();
app.use(bodyParser());
app.use(async (ctx) => {
  if (ctx.method !== "POST") return;
  const { title, html } = ctx.request.body;
  await posts.create({ title: String(title).slice(0, 100), html: stripDangerous(html) });
  ctx.redirect("/posts");
});
app.listen(3000);
