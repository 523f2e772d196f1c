const Koa = require('koa');
const { Sequelize, DataTypes } = require('sequelize');
const { stringify } = require('csv-stringify');

const sequelize = new Sequelize(process.env.DATABASE_URL);
const Contact = sequelize.define('Contact', { name: DataTypes.STRING, phone: DataTypes.STRING });
const app = new Koa();

const options = { header: true, columns: ['name', 'phone'] };

app.use(async (ctx) => {
  const out = stringify(options);
  ctx.set('Content-Type', 'text/csv');
  ctx.body = out;
  for (const contact of await Contact.findAll()) {
    out.write({ name: contact.name, phone: contact.phone });
  }
  out.end();
});

app.listen(3000);
