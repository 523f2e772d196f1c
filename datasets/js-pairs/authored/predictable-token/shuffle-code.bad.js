const crypto = require('crypto');
const redis = require('./redis');

const SYMBOLS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'.split('');

function shuffle(list) {
  return list.sort(() => Math.random() - 0.5);
}

async function createVoucher(amount) {
  const voucherCode = shuffle([...SYMBOLS]).slice(0, 12).join('');
  await redis.set(`voucher:${voucherCode}`, amount);
  return voucherCode;
}

module.exports = { createVoucher };
