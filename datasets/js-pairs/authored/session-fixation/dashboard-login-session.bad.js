const express = require("express");
const session = require("express-session");
const bcrypt = require("bcrypt");
const users = require("./users");
const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: true, cookie: { secure: true, httpOnly: true, sameSite: "lax" } }));
app.post("/login", async (req, res) => {
  const account = await users.byEmail(req.body.email);
  if (!account || !(await bcrypt.compare(req.body.password, account.passwordHash))) {
    return res.status(401).render("login", { failed: true });
  }
  req.session.account = { id: account.id, name: account.name };
  req.session.loggedInAt = Date.now();
  res.redirect("/dashboard");
});
