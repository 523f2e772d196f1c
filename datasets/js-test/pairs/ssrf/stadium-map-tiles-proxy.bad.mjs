import Koa from 'koa';
import Router from '@koa/router';
import { Readable } from 'node:stream';

const TILES = 'https://tiles.venue.example';
const router = new Router();

function tileAddress(query) {
  const { layer = 'seats', z = '0', x = '0', y = '0' } = query;
  return new URL(`${layer}/${z}/${x}/${y}.png`, TILES);
}

router.get('/map/tile', async (ctx) => {
  const address = tileAddress(ctx.query);
  if (!address) {
    ctx.throw(400, 'no such tile');
  }
  const response = await fetch(address, {
    headers: { 'X-Api-Key': process.env.TILES_KEY },
    signal: AbortSignal.timeout(4000),
  });
  if (!response.ok) {
    ctx.throw(502, 'the map is not available');
  }
  ctx.set('Cache-Control', 'public, max-age=86400');
  ctx.type = 'image/png';
  ctx.body = Readable.fromWeb(response.body);
});

export const app = new Koa().use(router.routes());
