const { Sequelize, DataTypes, literal, Op } = require('sequelize');
const Koa = require('koa');

const sequelize = new Sequelize(process.env.DB);
const Article = sequelize.define('Article', { title: DataTypes.STRING, rank: DataTypes.INTEGER });
const app = new Koa();

app.use(async (ctx) => {
  const { near } = ctx.query;
  ctx.body = await Article.findAll({
    where: { title: { [Op.ne]: null } },
    order: [literal(`ABS(rank - ${Number(near)})`)],
    limit: 20,
  });
});

app.listen(3000);
