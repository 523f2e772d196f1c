const express = require("express");
const { stringify } = require("csv-stringify/sync");
const { Parser } = require("json2csv");
const router = express.Router();
const { Feedback, Order, Member } = require("./models");

function toCsv(rows) {
  return rows.map((r) => [r.id, r.name, r.comment].join(",")).join("\n");
}

function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

function toSafeCsv(rows) {
  return rows.map((r) => [r.id, r.name, r.comment].map(cell).join(",")).join("\n");
}

router.get("/feedback.csv", async (req, res) => {
  const rows = await Feedback.find({}).lean();
  res.setHeader("Content-Type", "text/csv");
  res.send(toCsv(rows)); // want "csv-formula-injection"
});

router.get("/feedback-safe.csv", async (req, res) => {
  const rows = await Feedback.find({}).lean();
  res.setHeader("Content-Type", "text/csv");
  res.send(toSafeCsv(rows));
});

router.post("/report.csv", (req, res) => {
  let csv = "name,email\n";
  for (const c of req.body.contacts) {
    csv += `${c.name},${c.email}\n`;
  }
  res.attachment("contacts.csv");
  res.send(csv); // want "csv-formula-injection"
});

router.get("/orders.csv", async (req, res) => {
  const orders = await Order.find({});
  const csv = stringify(orders, { header: true }); // want "csv-formula-injection"
  res.type("text/csv").send(csv);
});

router.get("/orders-safe.csv", async (req, res) => {
  const orders = await Order.find({});
  const csv = stringify(orders, { header: true, escape_formulas: true });
  res.type("text/csv").send(csv);
});

router.get("/members.csv", async (req, res) => {
  const members = await Member.find({});
  const parser = new Parser({ fields: ["name", "city"] });
  res.type("text/csv").send(parser.parse(members)); // want "csv-formula-injection"
});
module.exports = router;
