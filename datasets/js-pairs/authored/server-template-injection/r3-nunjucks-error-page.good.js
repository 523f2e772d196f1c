const express = require('express');
const nunjucks = require('nunjucks');

const app = express();
const env = nunjucks.configure('views', { autoescape: true, express: app });

app.get('/', (req, res) => res.render('home.njk'));

app.use((req, res) => {
  const page = '{% extends "layout.njk" %}{% block body %}<p>{{ path }} was not found</p>{% endblock %}';
  res.status(404).send(env.renderString(page, { path: req.path }));
});

app.listen(3000);
