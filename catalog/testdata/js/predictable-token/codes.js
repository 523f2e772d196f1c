const crypto = require("crypto");
const { v1: uuidv1, v4: uuidv4 } = require("uuid");
const express = require("express");
const router = express.Router();

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

function generateInviteCode(length = 8) {
  let code = "";
  for (let i = 0; i < length; i++) {
    code += ALPHABET.charAt(Math.floor(Math.random() * ALPHABET.length));
  }
  return code; // want "predictable-token"
}

function generateSafeInviteCode(length = 8) {
  let code = "";
  for (let i = 0; i < length; i++) {
    code += ALPHABET[crypto.randomInt(ALPHABET.length)];
  }
  return code;
}

const makePassword = () => Math.random().toString(36).slice(-10); // want "predictable-token"
const makeSafePassword = () => crypto.randomBytes(12).toString("base64url");

router.post("/forgot", async (req, res) => {
  const user = await users.findByEmail(String(req.body.email));
  user.resetToken = crypto.createHash("sha256").update(user.email + Date.now()).digest("hex"); // want "predictable-token"
  user.resetTokenExpires = Date.now() + 3600_000;
  await user.save();
  user.resetToken = crypto.randomBytes(32).toString("hex");
  await user.save();
  res.sendStatus(204);
});

router.post("/otp", async (req, res) => {
  const otp = Math.floor(1000 + Math.random() * 9000); // want "predictable-token"
  const verificationCode = crypto.randomInt(100000, 1000000);
  await sms.send(req.body.phone, `Your codes are ${otp} and ${verificationCode}`);
  res.sendStatus(204);
});

router.post("/session", (req, res) => {
  const sessionId = uuidv1(); // want "predictable-token"
  const other = { sessionId: uuidv4(), startedAt: Date.now(), jitter: Math.random() };
  sessions.set(sessionId, other);
  const delay = 100 + Math.random() * 50;
  setTimeout(() => res.sendStatus(204), delay);
});
module.exports = { router, generateInviteCode, generateSafeInviteCode, makePassword, makeSafePassword };
