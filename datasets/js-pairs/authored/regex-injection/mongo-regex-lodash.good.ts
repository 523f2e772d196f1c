import Koa from 'koa';
import Router from '@koa/router';
import _ from 'lodash';
import { City } from './models';

const router = new Router();

class CitySearch {
  pattern(prefix: string): RegExp {
    return new RegExp(`^${_.escapeRegExp(prefix)}`, 'i');
  }

  async find(prefix: string) {
    return City.find({ name: this.pattern(prefix) }).limit(10).lean();
  }
}

router.get('/cities', async (ctx) => {
  ctx.body = await new CitySearch().find(ctx.query.prefix as string);
});

new Koa().use(router.routes()).listen(3000);
