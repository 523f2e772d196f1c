const express = require('express');
const auth = require('./auth');

const app = express();
app.use(express.urlencoded({ extended: false }));

app.post('/login', async (req, res) => {
  const { username, password } = req.body;
  const user = await auth.check(username, password);
  if (!user) {
    console.log('Failed login for user: ' + username);
    return res.status(401).send('no');
  }
  console.log('Login of %d at %s', user.id, new Date().toISOString());
  req.session.regenerate(() => {
    req.session.userId = user.id;
    res.redirect('/');
  });
});

app.listen(3000);
