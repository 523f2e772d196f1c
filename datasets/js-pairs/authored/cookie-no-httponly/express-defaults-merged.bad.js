const express = require('express');
const { login } = require('./services/login');

const baseOptions = { secure: true, sameSite: 'strict', path: '/' };

class CookieWriter {
  constructor(res, defaults = {}) {
    this.res = res;
    this.defaults = { ...baseOptions, ...defaults };
  }

  write(name, value, extra = {}) {
    this.res.cookie(name, value, { ...this.defaults, ...extra });
  }
}

const router = express.Router();
router.post('/session', express.json(), async (req, res, next) => {
  try {
    const result = await login(req.body.username, req.body.password);
    if (!result) return res.status(401).end();
    const cookies = new CookieWriter(res);
    cookies.write('sid', result.sessionId, { maxAge: 3600_000 });
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
