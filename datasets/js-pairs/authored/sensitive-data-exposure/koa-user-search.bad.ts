import Router from '@koa/router';
import { UserModel } from './models/user';
import { authenticated } from './middleware';

const router = new Router();

router.get('/people', authenticated, async (ctx) => {
  const term = String(ctx.query.q ?? '').slice(0, 50);
  const people = await UserModel.find({ $text: { $search: term } })
    .select('name email avatar passwordHash')
    .limit(20)
    .lean();
  ctx.body = { people, count: people.length };
});

export default router;
