import express from 'express';

const router = express.Router();
const carts = new Map<string, Map<string, number>>();

function put(user: string, sku: string, count: number): void {
  const cart = carts.get(user) ?? new Map<string, number>();
  cart.set(sku, count);
  carts.set(user, cart);
}

router.put('/carts/:user/:sku', (req, res) => {
  put(req.params.user, req.params.sku, Number(req.body.count));
  res.sendStatus(204);
});

export default router;
