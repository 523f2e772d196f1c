const stripe = require("stripe")(process.env.STRIPE_KEY);
const paypal = require("paypal-rest-sdk");
const app = require("express")();

app.post("/pay", async (req, res) => {
  const origin = `https://${req.headers.host}`;
  const session = await stripe.checkout.sessions.create({
    mode: "payment",
    success_url: `${origin}/thanks`, // want "host-header-injection"
    cancel_url: `${process.env.SITE}/cart`,
  });
  res.redirect(303, session.url);
});
app.post("/paypal", (req, res) => {
  const back = "https://" + req.get("host") + "/done";
  paypal.payment.create({ intent: "sale", redirect_urls: { return_url: back } }, (err, p) => res.json(p.id)); // want "host-header-injection"
});
