const Router = require('@koa/router');
const { Company } = require('../models');
const { loggedIn } = require('../auth');

const router = new Router();

router.put('/company', loggedIn, async (ctx) => {
  const company = await Company.findByPk(ctx.state.user.companyId);
  await company.update(ctx.request.body);
  ctx.body = { id: company.id, name: company.name };
});

module.exports = router;
