const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('koa-jwt');
const { MongoClient } = require('mongodb');

const client = new MongoClient(process.env.MONGO_URL);
const listings = () => client.db('market').collection('listings');
const router = new Router();

class ListingSearch {
  constructor({ city, maxPrice }) {
    this.city = String(city || '');
    this.maxPrice = maxPrice;
  }

  filter() {
    const filter = { city: this.city, published: true };
    if (this.maxPrice) {
      filter.$where = `this.price + this.fees <= ${this.maxPrice}`;
    }
    return filter;
  }

  run() {
    return listings().find(this.filter()).limit(50).toArray(); // want "nosql-injection"
  }
}

router.get('/listings', async (ctx) => {
  const { city, maxPrice } = ctx.query;
  ctx.body = await new ListingSearch({ city, maxPrice }).run();
});

router.get('/listings/bargains', async (ctx) => {
  ctx.body = await listings().find({ $where: 'this.price < this.estimate / 2' }).limit(20).toArray();
});

const app = new Koa();
app.use(jwt({ secret: process.env.JWT_KEY, algorithms: ['HS256'] }));
app.use(router.routes());
client.connect().then(() => app.listen(3000));
