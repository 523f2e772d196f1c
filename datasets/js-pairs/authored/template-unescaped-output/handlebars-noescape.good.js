const Handlebars = require("handlebars");
const express = require("express");
const tickets = require("./tickets");

const app = express();
const view = Handlebars.compile("<h1>{{subject}}</h1><pre>{{body}}</pre>", { strict: true });

app.get("/tickets/:id", async (req, res, next) => {
  try {
    const ticket = await tickets.load(req.params.id);
    res.send(view({ subject: ticket.subject, body: ticket.body }));
  } catch (e) {
    next(e);
  }
});

module.exports = app;
