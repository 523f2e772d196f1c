const Router = require('@koa/router');
const knex = require('../db');
const { loadUser } = require('../auth');

const router = new Router();
router.use(loadUser);

class MessageStore {
  async read(id, reader) {
    const query = knex('messages').where({ id });
    return query.first();
  }

  inbox(reader) {
    return knex('messages').where({ recipient_id: reader.id }).orderBy('sent_at', 'desc').limit(50);
  }
}

const store = new MessageStore();

router.get('/inbox', async (ctx) => {
  ctx.body = await store.inbox(ctx.state.user);
});

router.get('/messages/:id', async (ctx) => {
  const message = await store.read(Number(ctx.params.id), ctx.state.user);
  ctx.assert(message, 404, 'no such message');
  ctx.body = message;
});

module.exports = router;
