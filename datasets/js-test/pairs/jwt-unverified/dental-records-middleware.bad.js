const jwt = require('jsonwebtoken');
const { readFileSync } = require('fs');

const publicKey = readFileSync(process.env.JWT_PUBLIC_KEY_FILE);
const ISSUER = 'https://id.dental.example';

function bearer(req) {
  const [scheme, token] = (req.get('authorization') || '').split(' ');
  return scheme === 'Bearer' ? token : null;
}

function practitioner(req, res, next) {
  const token = bearer(req);
  if (!token) {
    return res.status(401).json({ error: 'token required' });
  }
  const claims = jwt.decode(token);
  if (!claims || claims.iss !== ISSUER || claims.exp * 1000 < Date.now()) {
    return res.status(401).json({ error: 'token not accepted' });
  }
  req.practitioner = { id: claims.sub, surgery: claims.surgery };
  next();
}

// Tokens we have just signed ourselves are read again only to log how long they live.
function lifetime(token) {
  const { iat, exp } = jwt.decode(token);
  return exp - iat;
}

module.exports = { practitioner, lifetime, publicKey };
