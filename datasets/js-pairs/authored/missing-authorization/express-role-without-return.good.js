const express = require('express');
const jwt = require('jsonwebtoken');
const { users } = require('./users');

const app = express();
app.use(express.json());

function session(req, res, next) {
  try {
    req.user = jwt.verify(req.get('x-token'), process.env.JWT_SECRET, { algorithms: ['HS256'] });
    next();
  } catch (e) {
    res.status(401).end();
  }
}

const onlyFor = (...roles) => (req, res, next) => {
  if (!roles.includes(req.user.role)) {
    return res.status(403).json({ error: 'insufficient role' });
  }
  next();
};

app.get('/me', session, (req, res) => res.json({ id: req.user.sub }));

app.delete('/admin/users/:id', session, onlyFor('admin'), async (req, res) => {
  await users.destroy({ where: { id: req.params.id } });
  res.status(204).end();
});

app.listen(3000);
