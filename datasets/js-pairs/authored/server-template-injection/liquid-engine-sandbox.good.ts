import express from 'express';
import doT from 'dot';
import { Liquid } from 'liquidjs';

const router = express.Router();
const liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true });

async function show(source: string, data: object): Promise<string> {
  return liquid.parseAndRender(source, data);
}

router.post('/labels', async (req, res) => {
  const label = await show(req.body.source, { sku: req.body.sku });
  res.type('text/plain').send(label);
});

export default router;
