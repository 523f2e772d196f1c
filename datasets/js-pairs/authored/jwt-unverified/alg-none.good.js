const jwt = require('jsonwebtoken');
const fs = require('fs');

const publicKey = fs.readFileSync('./keys/public.pem');

module.exports = function (req, res, next) {
  const token = req.cookies.access;
  if (!token) return res.status(401).end();
  try {
    req.user = jwt.verify(token, publicKey, { algorithms: ['RS256', 'RS384'] });
    next();
  } catch (err) {
    res.status(401).json({ error: 'bad token' });
  }
};
