const Stripe = require('stripe');
const { getCart } = require('./carts');

const stripe = new Stripe(process.env.STRIPE_KEY);

function sum(lines) {
  return lines.reduce((total, line) => total + line.unitPrice * line.quantity, 0);
}

exports.handler = async (event) => {
  const body = JSON.parse(event.body);
  const cart = await getCart(body.cartId, event.requestContext.authorizer.principalId);
  if (!cart) return { statusCode: 404, body: 'no such cart' };
  const charge = await stripe.charges.create({
    amount: sum(cart.lines),
    currency: 'usd',
    source: body.source,
    description: `Cart ${cart.id}`,
  });
  return { statusCode: 200, body: JSON.stringify({ id: charge.id }) };
};
