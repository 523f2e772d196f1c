const jwt = require("jsonwebtoken");
const express = require("express");
const app = express();

app.get("/report", async (req, res) => {
  const claims = jwt.decode(req.headers.authorization.split(" ")[1]); // want "jwt-unverified"
  if (claims.role === "admin") return res.json(await report()); // want "client-controlled-role"
  res.sendStatus(403);
});

app.get("/safe", async (req, res) => {
  const raw = req.headers.authorization.split(" ")[1];
  const claims = jwt.verify(raw, PUBLIC_KEY, { algorithms: ["RS256"] });
  const again = jwt.decode(raw);
  if (claims.role === "admin" && again) return res.json(await report());
  res.sendStatus(403);
});

app.get("/header", async (req, res) => {
  const { header } = jwt.decode(req.headers.authorization.split(" ")[1], { complete: true });
  const key = await jwks.getSigningKey(header.kid);
  res.json(await check(key));
});

function accept(token, key) {
  jwt.verify(token, key, { algorithms: ["HS256", "none"] }); // want "jwt-unverified"
  jwt.verify(token, null); // want "jwt-unverified"
  jwt.verify(token, key, { algorithms: ["RS256"], ignoreExpiration: true }); // want "session-expiration"
  return jwt.verify(token, key, { algorithms: ["RS256"] });
}

function issue(user) {
  jwt.sign({ sub: user.id }, process.env.JWT_SECRET); // want "session-expiration"
  jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { algorithm: "HS256" }); // want "session-expiration"
  jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: "10y" }); // want "session-expiration"
  jwt.sign({ sub: user.id, exp: inOneHour() }, process.env.JWT_SECRET);
  return jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: "15m" });
}
