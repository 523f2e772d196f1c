const { Sequelize } = require("sequelize");
const app = require("express")();
const db = new Sequelize(process.env.DATABASE_URL);

app.get("/a/:t", async (req, res) => {
  res.json(await db.query(`SELECT count(*) FROM ${db.escape(req.params.t).slice(1, -1)}`)); // want "orm-raw-query"
});
app.get("/b/:t", async (req, res) => {
  res.json(await db.query(`SELECT count(*) FROM t WHERE t = ${db.escape(req.params.t)}`));
});
