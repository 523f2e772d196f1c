const { google } = require("googleapis");
const express = require("express");

const gmail = google.gmail("v1");
const app = express();

app.post("/feedback", express.json(), async (req, res) => {
  const mime = `To: a@example.com\r\nSubject: ${req.body.subject}\r\n\r\n${req.body.text}`;
  const raw = Buffer.from(mime).toString("base64url");
  await gmail.users.messages.send({ userId: "me", requestBody: { raw } }); // want "email-header-injection"
  await gmail.users.drafts.create({ userId: "me", requestBody: { message: { raw } } }); // want "email-header-injection"
  const body = Buffer.from(`To: a@example.com\r\n\r\n${req.body.text}`).toString("base64url");
  await gmail.users.messages.send({ userId: "me", requestBody: { raw: body } });
  res.end();
});
