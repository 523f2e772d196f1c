const jwt = require('jsonwebtoken');

const PUBLIC_KEY = process.env.JWT_PUBLIC_KEY;

function bearer(req) {
  const [scheme, token] = (req.headers.authorization || '').split(' ');
  return scheme === 'Bearer' ? token : null;
}

module.exports = function authenticate(req, res, next) {
  const token = bearer(req);
  if (!token) return res.status(401).json({ error: 'no token' });
  jwt.verify(
    token,
    PUBLIC_KEY,
    {
      algorithms: ['RS256'],
      issuer: 'https://id.example.com',
      clockTolerance: 5,
    },
    (err, claims) => {
      if (err) return res.status(401).json({ error: 'bad token' });
      req.user = { id: claims.sub, scopes: claims.scope.split(' ') };
      next();
    }
  );
};
