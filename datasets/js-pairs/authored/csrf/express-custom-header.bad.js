const express = require('express');
const session = require('express-session');
const todos = require('./todos');

const app = express();
app.use(express.json());
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }));

const onlyOurPages = (req, res, next) => next();

app.use(onlyOurPages);

app.delete('/todos/:id', async (req, res) => {
  if (!req.session.userId) return res.sendStatus(401);
  await todos.remove(req.params.id, req.session.userId);
  res.sendStatus(204);
});

app.listen(3000);
