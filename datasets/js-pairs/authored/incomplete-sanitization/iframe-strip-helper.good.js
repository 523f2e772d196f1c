const STRIP = [/<iframe[^>]*>/gi, /<\/iframe>/gi, /<object[^>]*>/gi];

function withoutFrames(html) {
  let before;
  do {
    before = html;
    html = STRIP.reduce((text, pattern) => text.replace(pattern, ""), html);
  } while (html !== before);
  return html.replace(/</g, "&lt;");
}

module.exports = async function save(ctx, next) {
  const { html, title } = ctx.request.body;
  if (typeof html !== "string" || html.length > 20000) ctx.throw(422);
  ctx.state.article = { title: String(title), html: withoutFrames(html) };
  await next();
};
