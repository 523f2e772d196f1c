const _ = require('lodash');
const crypto = require('crypto');

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

function secureSample(alphabet) {
  return alphabet[crypto.randomInt(alphabet.length)];
}

function randomString(length) {
  return _.times(length, () => secureSample(ALPHABET)).join('');
}

module.exports = async function issueCsrf(ctx, next) {
  if (!ctx.session.csrfToken) {
    ctx.session.csrfToken = randomString(32);
  }
  ctx.state.csrfToken = ctx.session.csrfToken;
  ctx.state.tip = _.sample(['Try the search', 'Invite a colleague']);
  await next();
};
