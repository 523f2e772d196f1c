const express = require("express");
const crypto = require("crypto");
const router = express.Router();

function baseUrl(req) {
  return `${req.protocol}://${req.get("host")}`;
}

router.post("/forgot", async (req, res) => {
  const key = crypto.randomBytes(32).toString("hex");
  const link = `${baseUrl(req)}/reset/${key}`;
  await mailer.sendMail({ to: req.body.email, subject: "Reset", text: `Open ${link}` }); // want "host-header-injection"
  res.sendStatus(204);
});

router.post("/forgot-safe", async (req, res) => {
  const key = crypto.randomBytes(32).toString("hex");
  const link = `${process.env.PUBLIC_URL}/reset/${key}`;
  await mailer.sendMail({ to: "a@example.com", subject: "Reset", text: `Open ${link}` });
  res.sendStatus(204);
});

router.get("/health", (req, res) => {
  res.json({ docs: `https://${req.hostname}/docs` }); // want "host-header-injection"
});

router.get("/ping", (req, res) => {
  res.json({ host: req.hostname });
});

router.post("/verify", async (req, res) => {
  const host = req.headers["x-forwarded-host"] || req.headers.host;
  const verifyUrl = "https://" + host + "/verify/" + req.user.id; // want "host-header-injection"
  await emailService.send("verify", req.user.email, { verifyUrl });
  res.sendStatus(204);
});

const HOSTS = new Set(["shop.example.com", "www.example.com"]);

router.post("/verify-safe", async (req, res) => {
  if (!HOSTS.has(req.hostname)) return res.sendStatus(400);
  const verifyUrl = "https://" + req.hostname + "/verify/" + req.user.id;
  await emailService.send("verify", req.user.email, { verifyUrl });
  res.sendStatus(204);
});

router.get("/login", (req, res) => {
  res.redirect("https://" + req.headers.host + "/auth/start"); // want "host-header-injection"
});

router.get("/feed", (req, res) => {
  res.json({ self: `https://${req.hostname}/feed` }); // want "host-header-injection"
});
module.exports = router;
