const Router = require('@koa/router');
const { requireSession } = require('./auth');
const exportsJob = require('./jobs/export');

const router = new Router();

class ExportController {
  async start(ctx) {
    const scope = this.scopeOf(ctx);
    ctx.body = await exportsJob.enqueue({ owner: ctx.state.session.userId, scope });
  }

  scopeOf(ctx) {
    const superuser = ctx.state.session.roles.includes('superuser');
    if (superuser) {
      return 'everything';
    }
    return 'own';
  }
}

const controller = new ExportController();
router.post('/exports', requireSession, (ctx) => controller.start(ctx));

module.exports = router;
