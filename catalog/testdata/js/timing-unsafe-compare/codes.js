const crypto = require("crypto");
const Koa = require("koa");
const Router = require("@koa/router");
const router = new Router();

router.post("/reset", async (ctx) => {
  const user = await ctx.db.users.findOne({ email: String(ctx.request.body.email) });
  if (user.resetToken !== ctx.request.body.token) ctx.throw(400); // want "timing-unsafe-compare"
  const otp = ctx.request.body.otp;
  if (otp === user.otp) ctx.status = 204; // want "timing-unsafe-compare"
});

router.post("/reset-safe", async (ctx) => {
  const user = await ctx.db.users.findOne({ email: String(ctx.request.body.email) });
  const given = crypto.createHash("sha256").update(String(ctx.request.body.token)).digest();
  const stored = Buffer.from(user.resetTokenHash, "hex");
  if (!crypto.timingSafeEqual(given, stored)) ctx.throw(400);
  if (user.resetToken === null || user.resetToken === undefined) ctx.throw(400);
  if (ctx.request.body.newPassword !== ctx.request.body.confirmPassword) ctx.throw(400);
});

function verifySignature(payload, signature, secret) {
  const computed = crypto.createHmac("sha1", secret).update(payload).digest("base64");
  return computed == signature; // want "timing-unsafe-compare"
}

function verifyCookie(value) {
  const [data, mac] = value.split(".");
  const expected = crypto.createHmac("sha256", KEY).update(data).digest();
  return Buffer.compare(expected, Buffer.from(mac, "hex")) === 0; // want "timing-unsafe-compare"
}

function verifyHash(password, salt, hash) {
  const derived = crypto.scryptSync(password, salt, 64).toString("hex");
  return derived === hash; // want "timing-unsafe-compare"
}

function verifyHashSafely(password, salt, hash) {
  const derived = crypto.scryptSync(password, salt, 64);
  return crypto.timingSafeEqual(derived, Buffer.from(hash, "hex"));
}

exports.handler = async (event) => {
  if (event.headers["x-internal-secret"] !== process.env.INTERNAL_SECRET) { // want "timing-unsafe-compare"
    return { statusCode: 403 };
  }
  return { statusCode: 200, verifySignature, verifyCookie, verifyHash, verifyHashSafely };
};
module.exports.router = router;
