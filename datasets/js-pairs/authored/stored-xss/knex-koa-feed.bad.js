const Koa = require("koa");
const Router = require("@koa/router");
const knex = require("knex")({ client: "pg", connection: process.env.DATABASE_URL });
const { escape } = require("validator");

const router = new Router();

async function latest(limit) {
  return knex("messages").select("id", "nick", "text").orderBy("id", "desc").limit(limit);
}

function line({ id, nick, text }) {
  return "<p id='m" + id + "'>" + escape(nick) + ": " + text + "</p>";
}

router.get("/feed.json", async (ctx) => {
  ctx.body = await latest(50);
});

router.get("/feed", async (ctx) => {
  const rows = await latest(50);
  let out = "";
  for (const row of rows) out += line(row);
  ctx.type = "html";
  ctx.body = out;
});

new Koa().use(router.routes()).listen(3000);
