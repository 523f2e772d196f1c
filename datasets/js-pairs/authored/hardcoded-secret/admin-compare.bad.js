const express = require('express');
const bcrypt = require('bcrypt');

const app = express();
app.use(express.urlencoded({ extended: false }));

app.post('/admin/login', async (req, res) => {
  const { username, password } = req.body;
  const ok = username === 'admin' && password === 'Winter!2023-backoffice';
  if (!ok) {
    return res.status(401).render('login', { error: 'Wrong password' });
  }
  req.session.regenerate(() => {
    req.session.admin = true;
    res.redirect('/admin');
  });
});

app.listen(3000);
