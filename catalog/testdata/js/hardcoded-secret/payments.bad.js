import Stripe from 'stripe';
import { SignJWT, jwtVerify } from 'jose';

const stripe = new Stripe('sk_live_WKbuDE7mGZqDjPCFdcERFndD', { apiVersion: '2024-06-20' }); // want "hardcoded-secret"
const hooks = 'https://hooks.slack.com/services/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'; // want "hardcoded-secret"
const secret = new TextEncoder().encode('a-very-long-phrase-nobody-guesses'); // want "hardcoded-secret"

export const issue = (sub) =>
  new SignJWT({ sub }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(secret);

export const check = (token) => jwtVerify(token, secret, { algorithms: ['HS256'] });

export async function charge(amount, customer) {
  const intent = await stripe.paymentIntents.create({ amount, customer, currency: 'eur' });
  await fetch(hooks, { method: 'POST', body: JSON.stringify({ text: intent.id }) });
}
