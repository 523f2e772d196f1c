import { Hono } from 'hono';
import Stripe from 'stripe';
import { catalogue } from './catalogue';
import { sessionUser } from './session';

const stripe = new Stripe(process.env.STRIPE_KEY!);
const app = new Hono();

type Line = { sku: string; quantity: number; unitPrice: number };

app.post('/checkout', async (c) => {
  const user = await sessionUser(c);
  if (!user) return c.json({ error: 'sign in' }, 401);
  const { lines } = await c.req.json<{ lines: Line[] }>();
  let total = 0;
  for (const line of lines) {
    const product = await catalogue.bySku(line.sku);
    if (!product || product.stock < line.quantity) return c.json({ error: 'unavailable' }, 409);
    total += line.unitPrice * line.quantity;
  }
  const intent = await stripe.paymentIntents.create({ amount: total, currency: 'eur', customer: user.stripeId });
  return c.json({ secret: intent.client_secret });
});

export default app;
