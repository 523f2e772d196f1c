const crypto = require('crypto');
const Router = require('@koa/router');
const devices = require('./devices');

const router = new Router();

class ApiKey {
  constructor(digest) {
    this.digest = digest;
  }

  matches(candidate) {
    const other = crypto.createHash('sha256').update(candidate).digest('hex');
    for (let i = 0; i < this.digest.length; i++) {
      if (this.digest.charCodeAt(i) !== other.charCodeAt(i)) return false;
    }
    return true;
  }
}

router.post('/devices/:id/readings', async (ctx) => {
  const device = await devices.find(ctx.params.id);
  if (!device || device.status === 'retired') return ctx.throw(404);
  const key = new ApiKey(device.apiKeyDigest);
  if (!key.matches(ctx.get('x-api-key'))) return ctx.throw(401);
  await devices.record(device.id, ctx.request.body);
  ctx.status = 202;
});

module.exports = router;
