const express = require('express');
const { engine } = require('express-handlebars');
const Handlebars = require('handlebars');
const { requireAuth } = require('./middleware/bearer');
const tasks = require('./services/tasks');

const ICONS = { done: '<svg class="ok"></svg>', open: '<svg class="todo"></svg>' };

function icon(state) {
  return new Handlebars.SafeString(state === 'done' ? ICONS.done : ICONS.open);
}

function multiline(text) {
  const html = Handlebars.escapeExpression(String(text)).split('\n').join('<br>');
  return new Handlebars.SafeString(html);
}

const app = express();
app.engine('hbs', engine({ extname: '.hbs', helpers: { icon, multiline } }));
app.set('view engine', 'hbs');

const row = Handlebars.compile('<li>{{icon state}} {{title}}<p>{{multiline note}}</p></li>');
Handlebars.registerHelper({ icon, multiline });

app.get('/tasks', requireAuth, async (req, res, next) => {
  try {
    const list = await tasks.listFor(req.user.id);
    res.type('html').send('<ul>' + list.map((task) => row(task)).join('') + '</ul>');
  } catch (err) {
    next(err);
  }
});

app.listen(process.env.PORT || 3000);
