const express = require("express");
const { stringify } = require("csv-stringify/sync");
const { Registration } = require("./models");
const router = express.Router();
router.get("/events/:id/registrations.csv", async (req, res) => {
  const rows = await Registration.findAll({ where: { eventId: req.params.id } });
  const csv = stringify(rows.map((r) => [r.name, r.email, r.comment]), { header: true, escape_formulas: true, columns: ["Name", "Email", "Comment"] });
  res.attachment("registrations.csv").send(csv);
});
module.exports = router;
