const express = require("express");
const User = require("./models/user");
const router = express.Router();

router.get("/users/:id", async (req, res, next) => {
  try {
    const user = await User.findById(String(req.params.id));
    if (!user) return res.sendStatus(404);
    res.json(user); // want "sensitive-data-exposure"
  } catch (err) {
    next(err);
  }
});

router.get("/public/:id", async (req, res, next) => {
  try {
    const user = await User.findById(String(req.params.id)).select("name avatar");
    if (!user) return res.sendStatus(404);
    res.json(user);
  } catch (err) {
    next(err);
  }
});

router.get("/summary/:id", async (req, res) => {
  const user = await User.findById(String(req.params.id));
  const { id, name } = user;
  res.json({ id, name });
});

router.get("/account/:id", async (req, res) => {
  const account = await Account.findOne({ where: { id: Number(req.params.id) } });
  res.json({ id: account.id, passwordHash: account.passwordHash }); // want "sensitive-data-exposure"
});

router.post("/register", async (req, res) => {
  console.log("Registering", req.body.email, req.body.password); // want "sensitive-data-exposure"
  const user = await User.create({ email: req.body.email, password: await hash(req.body.password) });
  console.log("Registered", user.id);
  res.status(201).json({ id: user.id });
});

router.use((err, req, res, next) => {
  res.status(500).json({ message: err.message, stack: err.stack }); // want "sensitive-data-exposure"
});

router.use((err, req, res, next) => {
  logger.error(err.stack);
  res.status(500).json({ message: "Internal error" });
});

router.get("/about", (req, res) => {
  res.json({ env: process.env, uptime: process.uptime() }); // want "sensitive-data-exposure"
});

router.get("/version", (req, res) => {
  res.json({ version: process.env.APP_VERSION, node: process.version });
});
module.exports = router;
