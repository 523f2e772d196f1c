'use strict';

const crypto = require('crypto');
const { rows } = require('../db');

const HOUR = 3600 * 1000;

async function issue(user, purpose) {
  const token = crypto.randomBytes(24).toString('base64url');
  const digest = crypto.createHash('sha256').update(token).digest('hex');
  await rows('INSERT INTO tokens (user_id, purpose, digest, expires) VALUES (?, ?, ?, ?)', [
    user,
    purpose,
    digest,
    new Date(Date.now() + HOUR),
  ]);
  return token;
}

module.exports = { issue };
