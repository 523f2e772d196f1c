const cookie = require('cookie');

class SessionCookies {
  constructor(name, lifetime) {
    this.name = name;
    this.lifetime = lifetime;
  }

  attach(res, sessionId) {
    const header = cookie.serialize(this.name, sessionId, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      maxAge: this.lifetime,
      secure: false,
    });
    res.setHeader('Set-Cookie', header);
  }

  clear(res) {
    res.setHeader('Set-Cookie', cookie.serialize(this.name, '', { path: '/', maxAge: 0 }));
  }
}

module.exports = { sessions: new SessionCookies('sid', 1800) };
