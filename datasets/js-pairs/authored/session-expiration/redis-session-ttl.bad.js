const crypto = require('crypto');
const { createClient } = require('redis');

const redis = createClient({ url: process.env.REDIS_URL });

async function open(user) {
  const id = crypto.randomBytes(32).toString('hex');
  await redis.set(`session:${id}`, JSON.stringify({ user: user.id }));
  return id;
}

async function read(id) {
  const text = await redis.get(`session:${id}`);
  return text ? JSON.parse(text) : null;
}

module.exports = { open, read };
