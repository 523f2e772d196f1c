const Koa = require("koa");
const bodyParser = require("koa-bodyparser");
const createDOMPurify = require("dompurify");
const { JSDOM } = require("jsdom");
const posts = require("./posts");

const DOMPurify = createDOMPurify(new JSDOM("").window);

function stripDangerous(html) {
  return DOMPurify.sanitize(html);
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
