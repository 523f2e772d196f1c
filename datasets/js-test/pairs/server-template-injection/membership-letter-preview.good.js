const express = require('express');
const nunjucks = require('nunjucks');
const { members } = require('./members');

const app = express();
app.use(express.json());
nunjucks.configure('letters', { autoescape: true, express: app });

app.post('/letters/preview', async (req, res) => {
  const member = await members.find(Number(req.body.member));
  const letter = 'Dear {{ name }},\n\n{{ opening }}\n\nYour membership runs until {{ until }}.';
  const text = nunjucks.renderString(letter, { name: member.name, until: member.until, opening: req.body.opening });
  res.type('text/plain').send(text);
});

app.get('/letters/:member/renewal', async (req, res) => {
  const member = await members.find(Number(req.params.member));
  res.render('renewal.njk', { name: member.name, until: member.until });
});

app.listen(3000);
