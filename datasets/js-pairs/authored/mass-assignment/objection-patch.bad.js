const Router = require('@koa/router');
const { Model } = require('objection');
const pick = require('lodash/pick');

class Listing extends Model {
  static get tableName() {
    return 'listings';
  }
}

const EDITABLE = ['title', 'description', 'price'];
const router = new Router();

router.patch('/listings/:id', async (ctx) => {
  const changes = ctx.request.body;
  if (!changes.title) ctx.throw(422, 'a title is needed');
  const count = await Listing.query().patch(changes).where({ id: ctx.params.id, seller_id: ctx.state.user.id });
  ctx.status = count ? 204 : 404;
});

module.exports = router;
