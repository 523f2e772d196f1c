const crypto = require("crypto");

function verify(req, res, next) {
  const expected = crypto.createHmac("sha256", KEY).update(req.rawBody).digest("hex");
  if (req.get("x-hub") !== expected) return res.sendStatus(401); // want "timing-unsafe-compare"
  if (crypto.createHmac("sha256", KEY).update("a").digest("hex") === req.query.mac) next(); // want "timing-unsafe-compare"
  if (req.query.key === process.env.API_KEY) next(); // want "timing-unsafe-compare"
  if (req.headers["x-signature"] !== sign(req.rawBody)) return res.sendStatus(401); // want "timing-unsafe-compare"
  if (process.env.API_KEY === undefined) throw new Error("API_KEY is not set");
  if (req.headers["x-signature"] === undefined) return res.sendStatus(400);
}

function verifySafely(req, res, next) {
  const expected = crypto.createHmac("sha256", KEY).update(req.rawBody).digest();
  const given = Buffer.from(req.get("x-hub") ?? "", "hex");
  if (given.length !== expected.length || !crypto.timingSafeEqual(given, expected)) return res.sendStatus(401);
  next();
}
