const express = require("express");
const { requireLogin } = require("./middleware/session");
const { Invoice } = require("./models");

const router = express.Router();
router.use(requireLogin);

router.get("/invoices/:invoiceId", async (req, res, next) => {
  try {
    const invoice = await Invoice.findByPk(req.params.invoiceId);
    if (!invoice) {
      return res.status(404).json({ error: "not found" });
    }
    res.json({ number: invoice.number, total: invoice.total, lines: invoice.lines });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
