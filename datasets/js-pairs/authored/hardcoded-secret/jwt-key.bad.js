const jwt = require('jsonwebtoken');

const ISSUER = 'https://api.example.com';
const SIGNING_KEY = 'k9$Tz!q7Lw#2vXp4Rb8NfYd1';

exports.sign = (user) => jwt.sign({ sub: user.id }, SIGNING_KEY, { issuer: ISSUER, expiresIn: '1h' });
exports.check = (token) => jwt.verify(token, SIGNING_KEY, { issuer: ISSUER, algorithms: ['HS256'] });
