const Koa = require("koa");
const escapeHtml = require("escape-html");

const app = new Koa();

function scriptString(value) {
  return JSON.stringify(String(value)).replace(/</g, "\\u003c").replace(/>/g, "\\u003e");
}

app.use(async (ctx) => {
  const campaign = ctx.query.utm_campaign || "";
  ctx.type = "text/html";
  ctx.body = `<!doctype html>
<h1>${escapeHtml(campaign)}</h1>
<script>
  track(${scriptString(campaign)});
</script>`;
});

app.listen(3000);
