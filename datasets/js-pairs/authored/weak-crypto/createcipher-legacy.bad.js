const crypto = require('crypto');
const express = require('express');

const app = express();

class Tokens {
  constructor(secret) {
    this.secret = secret;
  }

  seal(data) {
    const cipher = crypto.createCipher('aes192', this.secret);
    return cipher.update(JSON.stringify(data), 'utf8', 'hex') + cipher.final('hex');
  }
}

const tokens = new Tokens(process.env.TOKEN_SECRET);
app.get('/invite/:group', (req, res) => res.json({ token: tokens.seal({ group: req.params.group }) }));
app.listen(3000);
