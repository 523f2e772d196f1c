const express = require('express');
const { engine } = require('express-handlebars');
const { listMessages } = require('./messages');

const app = express();
app.engine('hbs', engine());
app.set('view engine', 'hbs');
app.use(require('./session'));

function pageLinks(req, pages) {
  const links = [];
  for (let i = 1; i <= pages; i++) {
    const params = new URLSearchParams({ page: String(i), folder: String(req.query.folder || 'inbox') });
    params.append('rows', '25');
    links.push({ label: i, href: `/messages?${params}` });
  }
  return links;
}

app.get('/messages', async (req, res) => {
  if (!req.session.userId) return res.redirect('/login');
  const { rows, pages } = await listMessages(req.session.userId, req.query.folder, Number(req.query.page) || 1);
  res.render('messages', { rows, links: pageLinks(req, pages) });
});

app.listen(3000);
