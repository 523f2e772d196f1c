const Mustache = require('mustache');
const express = require('express');
const { photographsBy } = require('./archive');

const app = express();

const PAGE = `
<main>
  <h1>{{title}}</h1>
  {{#photographs}}
  <figure>
    <img src="/img/{{id}}.jpg" alt="">
    <figcaption>{{caption}}</figcaption>
  </figure>
  {{/photographs}}
  {{{footer}}}
</main>`;

const FOOTER = '<footer>&copy; County Photographic Archive</footer>';

app.get('/photographers/:id', async (req, res, next) => {
  try {
    const { name, photographs } = await photographsBy(req.params.id);
    const html = Mustache.render(PAGE, { title: name, photographs, footer: FOOTER });
    res.type('html').send(html);
  } catch (err) {
    next(err);
  }
});

app.listen(3000);
