const jwt = require('jsonwebtoken');

const ISSUER = 'https://api.example.com';
const SIGNING_KEY = process.env.SIGNING_KEY;

exports.sign = (user) => jwt.sign({ sub: user.id }, SIGNING_KEY, { issuer: ISSUER, expiresIn: '1h' });
exports.check = (token) => jwt.verify(token, SIGNING_KEY, { issuer: ISSUER, algorithms: ['HS256'] });
