const express = require("express");
const ejs = require("ejs");
const pug = require("pug");
const Handlebars = require("handlebars");
const nunjucks = require("nunjucks");
const Mustache = require("mustache");
const _ = require("lodash");
const sanitizeHtml = require("sanitize-html");
const app = express();

app.get("/a", (req, res) => {
  res.send(ejs.render("<p><%- name %></p>", { name: req.query.name })); // want "template-unescaped-output"
});
app.get("/a-safe", (req, res) => {
  res.send(ejs.render("<p><%= name %></p>", { name: req.query.name }));
});
app.get("/b", (req, res) => {
  const view = pug.compile("p!= bio");
  res.send(view({ bio: req.query.bio })); // want "template-unescaped-output"
});
app.get("/c", (req, res) => {
  const view = Handlebars.compile("<h1>{{{title}}}</h1>");
  res.send(view({ title: req.query.title })); // want "template-unescaped-output"
});
app.get("/c-safe", (req, res) => {
  const view = Handlebars.compile("<h1>{{{title}}}</h1>");
  res.send(view({ title: sanitizeHtml(req.query.title) }));
});
app.get("/d", (req, res) => {
  const env = new nunjucks.Environment(null, { autoescape: false }); // want "template-unescaped-output"
  res.send(env.renderString("<p>{{ text }}</p>", { text: req.query.text })); // want "template-unescaped-output"
});
app.get("/e", (req, res) => {
  res.send(Mustache.render("<p>{{{q}}}</p>", { q: req.query.q })); // want "template-unescaped-output"
});
app.get("/e-safe", (req, res) => {
  res.send(Mustache.render("<p>{{q}}</p>", { q: req.query.q }));
});
app.get("/f", (req, res) => {
  const compiled = _.template("<p><%= q %></p>");
  res.send(compiled({ q: req.query.q })); // want "template-unescaped-output"
});

Handlebars.registerHelper("bold", (text) => new Handlebars.SafeString("<b>" + text + "</b>")); // want "template-unescaped-output"
Handlebars.registerHelper("safeBold", (text) => new Handlebars.SafeString("<b>" + Handlebars.escapeExpression(text) + "</b>"));

app.get("/g", (req, res) => {
  const view = Handlebars.compile("<h1>{{title}}</h1>", { noEscape: true }); // want "template-unescaped-output"
  res.send(view({ title: req.query.title })); // want "template-unescaped-output"
});
