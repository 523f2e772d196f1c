const express = require("express");
const bcrypt = require("bcrypt");
const router = express.Router();
const ROLES = ["member", "editor"];

router.post("/register", async (req, res) => {
  const { email, password, role } = req.body;
  const user = await User.create({ email, password: await bcrypt.hash(password, 12), role }); // want "client-controlled-role"
  res.status(201).json({ id: user.id });
});

router.post("/signup", async (req, res) => {
  const { email, password } = req.body;
  const user = await User.create({ email, password: await bcrypt.hash(password, 12), role: "member" });
  res.status(201).json({ id: user.id });
});

router.post("/signup/choose", async (req, res) => {
  const role = ROLES.includes(req.body.role) ? req.body.role : "member";
  const user = new User({ email: String(req.body.email), role });
  await user.save();
  res.status(201).json({ id: user.id });
});

router.post("/signup/team", async (req, res) => {
  const user = new User();
  user.email = String(req.body.email);
  user.isAdmin = req.body.isAdmin;
  await user.save(); // want "client-controlled-role"
  res.status(201).json({ id: user.id });
});

router.get("/reports", (req, res) => {
  if (req.query.admin === "true") { // want "client-controlled-role"
    return res.json(allReports());
  }
  res.json(publicReports());
});

router.get("/reports/all", (req, res) => {
  if (req.headers["x-user-role"] !== "admin") return res.sendStatus(403); // want "client-controlled-role"
  res.json(allReports());
});

router.get("/reports/own", (req, res) => {
  if (req.session.user.role !== "admin") return res.sendStatus(403);
  res.json(allReports());
});

router.get("/people", async (req, res) => {
  const people = await User.find({ role: String(req.query.role) }).select("name");
  res.json(people);
});
module.exports = router;
