const express = require('express');
const jwt = require('jsonwebtoken');
const { checkStaff } = require('./staff');

const router = express.Router();
const SECRET = process.env.JWT_SECRET;

router.post('/token', express.json(), async (req, res) => {
  const { email, password } = req.body;
  const staff = await checkStaff(String(email), String(password));
  if (!staff) {
    return res.status(401).json({ error: 'sign in failed' });
  }
  const token = jwt.sign({ sub: staff.id, role: staff.role }, SECRET, { expiresIn: '20m' });
  res.json({ token, staff: { id: staff.id, name: staff.name } });
});

router.use((req, res, next) => {
  const [scheme, token] = String(req.headers.authorization || '').split(' ');
  if (scheme !== 'Bearer') return res.sendStatus(401);
  try {
    req.staff = jwt.verify(token, SECRET, { algorithms: ['HS256'] });
    next();
  } catch {
    res.sendStatus(401);
  }
});

module.exports = router;
