import express from 'express';
import nunjucks from 'nunjucks';
import { notices } from './store.mjs';

const app = express();
app.use(express.urlencoded({ extended: false }));

const env = nunjucks.configure('views', {
  express: app,
  autoescape: true,
  noCache: process.env.NODE_ENV !== 'production',
});

env.addFilter('day', (value) => new Date(value).toLocaleDateString('en-GB'));
env.addGlobal('village', process.env.VILLAGE ?? 'Ashby');

const LIST = `
<h1>{{ village }} notices</h1>
{% for notice in notices %}
  <article>
    <h2>{{ notice.subject }}</h2>
    <p>{{ notice.text }}</p>
    <small>{{ notice.author }}, {{ notice.at | day }}</small>
  </article>
{% endfor %}`;

app.get('/notices', async (req, res) => {
  const list = await notices.latest(30);
  res.send(env.renderString(LIST, { notices: list }));
});

app.post('/notices', async (req, res) => {
  const { subject = '', text = '', author = '' } = req.body;
  await notices.add({ subject, text, author, at: Date.now() });
  res.redirect(303, '/notices');
});

app.listen(3000);
