import Stripe from 'stripe';
import type { NextApiRequest, NextApiResponse } from 'next';

const stripe = new Stripe(process.env.STRIPE_KEY!);

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const origin = process.env.NEXT_PUBLIC_ORIGIN;
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ price: 'price_basic', quantity: Number(req.body.quantity) || 1 }],
    success_url: `${origin}/thanks?id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${origin}/cart`,
  });
  res.redirect(303, session.url!);
}
