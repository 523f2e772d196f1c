const log4js = require('log4js');
const express = require('express');

log4js.configure({
  appenders: { file: { type: 'file', filename: 'payments.log' } },
  categories: { default: { appenders: ['file'], level: 'info' } },
});
const logger = log4js.getLogger('payments');
const router = express.Router();

function describe(payment) {
  return `payment ${encodeURIComponent(payment.reference)} by ${encodeURIComponent(payment.payer)}`;
}

router.post('/payments', async (req, res) => {
  logger.info('payment received');
  logger.warn(describe(req.body));
  res.sendStatus(202);
});

module.exports = router;
