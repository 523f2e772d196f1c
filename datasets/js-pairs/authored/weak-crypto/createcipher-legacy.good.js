const crypto = require('crypto');
const express = require('express');

const app = express();

class Tokens {
  constructor(secret) {
    this.secret = secret;
  }

  seal(data) {
    const salt = crypto.randomBytes(16);
    const iv = crypto.randomBytes(12);
    const cipher = crypto.createCipheriv('aes-256-gcm', crypto.scryptSync(this.secret, salt, 32), iv);
    const body = cipher.update(JSON.stringify(data), 'utf8', 'hex') + cipher.final('hex');
    return [salt.toString('hex'), iv.toString('hex'), body, cipher.getAuthTag().toString('hex')].join('.');
  }
}

const tokens = new Tokens(process.env.TOKEN_SECRET);
app.get('/invite/:group', (req, res) => res.json({ token: tokens.seal({ group: req.params.group }) }));
app.listen(3000);
