const express = require("express");
const jwt = require("jsonwebtoken");
const app = express();

app.post("/login", async (req, res) => {
  const user = await authenticate(req.body.email, req.body.password);
  const token = jwt.sign({ sub: user.id }, config.jwtSecret, { expiresIn: "1h" });
  res.redirect(`/dashboard?token=${token}`); // want "session-in-url"
});

app.post("/login2", async (req, res) => {
  res.redirect("/home;jsessionid=" + req.sessionID); // want "session-in-url"
});

app.post("/login3", async (req, res) => {
  const user = await authenticate(req.body.email, req.body.password);
  const token = jwt.sign({ sub: user.id }, config.jwtSecret, { expiresIn: "1h" });
  res.cookie("token", token, { httpOnly: true, secure: true, sameSite: "lax" });
  res.redirect("/dashboard?welcome=1");
});

app.get("/oauth/callback", async (req, res) => {
  const { access_token } = await exchange(String(req.query.code));
  const url = new URL("/app", config.publicUrl);
  url.searchParams.set("access_token", access_token); // want "session-in-url"
  res.redirect(url.toString());
});

app.post("/forgot", async (req, res) => {
  const resetToken = await makeReset(req.body.email);
  await mailer.sendMail({ to: req.body.email, text: `${config.publicUrl}/reset?token=${resetToken}` });
  res.sendStatus(204);
});
