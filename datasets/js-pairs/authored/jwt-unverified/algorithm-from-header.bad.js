const jwt = require('jsonwebtoken');
const fs = require('fs');

const publicKey = fs.readFileSync(process.env.JWT_PUBLIC_KEY);

function claimsOf(req) {
  const token = (req.headers.authorization || '').split(' ')[1];
  if (!token) return null;
  const [head] = token.split('.');
  const { alg } = JSON.parse(Buffer.from(head, 'base64').toString());
  try {
    return jwt.verify(token, publicKey, { algorithms: [alg] });
  } catch {
    return null;
  }
}

module.exports = function authenticate(req, res, next) {
  const claims = claimsOf(req);
  if (!claims) return res.status(401).end();
  req.claims = claims;
  next();
};
