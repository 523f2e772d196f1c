const express = require('express');
const { createHmac, timingSafeEqual } = require('crypto');
const { markPaid } = require('./payments');

const app = express();

function matches(header, body) {
  const digest = createHmac('sha256', process.env.PAY_SECRET).update(body).digest('hex');
  return header.length === digest.length && timingSafeEqual(Buffer.from(header), Buffer.from(digest));
}

app.post('/callbacks/payment', express.raw({ type: 'application/json', limit: '64kb' }), async (req, res) => {
  const header = String(req.get('x-pay-signature') || '').replace(/[^\x20-\x7e]/g, '');
  if (!matches(header, req.body)) {
    return res.sendStatus(401);
  }
  const { payment, status } = JSON.parse(req.body.toString('utf8'));
  if (status === 'captured') {
    await markPaid(payment);
  }
  res.json({ received: status === 'captured' });
});

app.listen(3000);
