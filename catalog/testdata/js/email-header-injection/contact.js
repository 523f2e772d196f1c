const express = require("express");
const nodemailer = require("nodemailer");
const net = require("net");
const sendmail = require("sendmail")();
const router = express.Router();
const transporter = nodemailer.createTransport(process.env.SMTP_URL);

router.post("/contact", async (req, res) => {
  await transporter.sendMail({
    from: `"${req.body.name}" <${req.body.email}>`,
    to: "info@example.com",
    subject: req.body.subject, // want "email-header-injection"
    text: req.body.message,
  });
  res.sendStatus(204);
});

const clean = (s) => String(s).replace(/[\r\n]+/g, " ").slice(0, 120);

router.post("/contact-safe", async (req, res) => {
  await transporter.sendMail({
    from: "web@example.com",
    to: "info@example.com",
    subject: clean(req.body.subject),
    text: req.body.message,
  });
  res.sendStatus(204);
});

router.post("/raw", (req, res) => {
  const headers = ["From: web@example.com", "To: info@example.com", "Subject: " + req.body.subject].join("\r\n");
  const socket = net.connect(25, "localhost");
  socket.write(headers + "\r\n\r\n" + req.body.text); // want "email-header-injection"
  res.sendStatus(202);
});

function invite(name, email) {
  const mail = { to: email, from: "web@example.com", subject: `${name} invites you`, headers: { "X-Name": name } };
  return transporter.sendMail(mail);
}

router.post("/invite", async (req, res) => {
  if (/[\r\n]/.test(req.body.name) || /[\r\n,]/.test(req.body.email)) return res.sendStatus(400);
  await invite(req.body.name, req.body.email);
  res.sendStatus(204);
});

router.post("/share", async (req, res) => {
  sendmail({ from: "web@example.com", to: req.body.to, subject: "For you", html: "<p>Look</p>" }); // want "email-header-injection"
  res.sendStatus(204);
});
module.exports = router;
