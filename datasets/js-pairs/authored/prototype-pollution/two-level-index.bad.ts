import express from 'express';

const router = express.Router();
const carts: Record<string, Record<string, number>> = {};

function put(user: string, sku: string, count: number): void {
  carts[user] = carts[user] || {};
  carts[user][sku] = count;
}

router.put('/carts/:user/:sku', (req, res) => {
  put(req.params.user, req.params.sku, Number(req.body.count));
  res.sendStatus(204);
});

export default router;
