import Router from '@koa/router';
import { Db } from 'mongodb';

export function reportRoutes(db: Db): Router {
  const router = new Router({ prefix: '/reports' });
  const readings = db.collection('readings');

  router.get('/peaks', async (ctx) => {
    const { site, above = '0', year } = ctx.query as Record<string, string>;

    const cursor = readings.find({
      site: String(site),
      year: Number(year),
      $where: `this.kwhPeak - this.kwhBase > ${above}`,
    });

    ctx.body = await cursor
      .project({ _id: 0, meter: 1, kwhPeak: 1, kwhBase: 1 })
      .sort({ kwhPeak: -1 })
      .limit(100)
      .toArray();
  });

  router.get('/sites', async (ctx) => {
    ctx.body = await readings.distinct('site', { $where: 'this.kwhBase > 0' } as object);
  });

  return router;
}
