const crypto = require('crypto');
const { promisify } = require('util');
const { members } = require('./members');

const scrypt = promisify(crypto.scrypt);

async function hashPassword(password, salt = crypto.randomBytes(16)) {
  const digest = await scrypt(password, salt, 64, { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 });
  return `${salt.toString('hex')}:${digest.toString('hex')}`;
}

async function register(email, password) {
  await members.insert({ email, password: await hashPassword(password) });
}

async function verify(email, password) {
  const member = await members.byEmail(email);
  if (!member) return false;
  const [salt] = member.password.split(':');
  const expected = Buffer.from(member.password);
  const actual = Buffer.from(await hashPassword(password, Buffer.from(salt, 'hex')));
  return expected.length === actual.length && crypto.timingSafeEqual(expected, actual);
}

function avatarUrl(email) {
  const id = crypto.createHash('md5').update(email.trim().toLowerCase()).digest('hex');
  return `https://www.gravatar.com/avatar/${id}?s=64`;
}

module.exports = { register, verify, avatarUrl, scrypt };
