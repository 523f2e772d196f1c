const crypto = require('crypto');
const redis = require('./redis');

const SYMBOLS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'.split('');

function shuffle(list) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = crypto.randomInt(i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

async function createVoucher(amount) {
  const voucherCode = shuffle([...SYMBOLS]).slice(0, 12).join('');
  await redis.set(`voucher:${voucherCode}`, amount);
  return voucherCode;
}

module.exports = { createVoucher };
