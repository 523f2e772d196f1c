import Fastify from "fastify";
import jwt from "jsonwebtoken";
import Stripe from "stripe";

const app = Fastify();
const stripe = new Stripe(process.env.STRIPE_KEY!);

app.post<{ Body: { productId: string; price: number; quantity: number } }>("/buy", async (request, reply) => {
  const { productId, price, quantity } = request.body;
  const intent = await stripe.paymentIntents.create({ amount: price * quantity, currency: "eur" }); // want "client-controlled-role"
  return reply.send({ id: intent.id, productId });
});

app.post<{ Body: { productId: string; quantity: number } }>("/buy-safe", async (request, reply) => {
  const product = await products.byId(request.body.productId);
  const quantity = Math.max(1, Math.min(10, Number(request.body.quantity)));
  const intent = await stripe.paymentIntents.create({ amount: product.price * quantity, currency: "eur" });
  return reply.send({ id: intent.id });
});

app.post<{ Body: { name: string; role: string } }>("/token", async (request, reply) => {
  const token = jwt.sign({ name: request.body.name, role: request.body.role }, process.env.JWT_KEY!, { expiresIn: "1h" }); // want "client-controlled-role"
  return reply.send({ token });
});

app.post<{ Body: { name: string } }>("/token-safe", async (request, reply) => {
  const member = await members.byName(request.body.name);
  const token = jwt.sign({ sub: member.id, role: member.role }, process.env.JWT_KEY!, { expiresIn: "1h" });
  return reply.send({ token });
});

app.get("/admin-stats", async (request, reply) => {
  if (request.cookies.role === "admin") { // want "client-controlled-role"
    return reply.send(await stats());
  }
  return reply.code(403).send();
});
