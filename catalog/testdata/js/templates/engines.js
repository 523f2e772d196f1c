const express = require('express');
const ejs = require('ejs');
const pug = require('pug');
const Handlebars = require('handlebars');
const Mustache = require('mustache');
const nunjucks = require('nunjucks');
const doT = require('dot');
const _ = require('lodash');
const app = express();

app.get('/ejs', (req, res) => res.send(ejs.render('<h1>' + req.query.name + '</h1>'))); // want "server-template-injection"
app.get('/ejs-data', (req, res) => res.send(ejs.render('<h1><%= name %></h1>', { name: req.query.name })));
app.get('/ejs-raw', (req, res) => res.send(ejs.render('<h1><%- name %></h1>', { name: req.query.name }))); // want "template-unescaped-output"
app.get('/ejs-include', (req, res) => res.send(ejs.render("<%- include('head') %><%= name %>", { name: req.query.name })));
app.get('/ejs-whole', (req, res) => res.send(ejs.render('<h1><%= name %></h1>', req.query))); // want "server-template-injection"
app.get('/pug', (req, res) => res.send(pug.compile('p Hello ' + req.query.name)())); // want "server-template-injection"
app.get('/pug-data', (req, res) => res.send(pug.render('p= name', { name: req.query.name })));
app.get('/pug-raw', (req, res) => res.send(pug.render('p!= name', { name: req.query.name }))); // want "template-unescaped-output"

const safe = Handlebars.compile('<p>{{name}}</p>');
const raw = Handlebars.compile('<p>{{{name}}}</p>');
const off = Handlebars.compile('<p>{{name}}</p>', { noEscape: true }); // want "template-unescaped-output"
app.get('/hbs', (req, res) => res.send(safe({ name: req.query.name })));
app.get('/hbs-raw', (req, res) => res.send(raw({ name: req.query.name }))); // want "template-unescaped-output"
app.get('/hbs-off', (req, res) => res.send(off({ name: req.query.name }))); // want "template-unescaped-output"
app.get('/hbs-text', (req, res) => res.send(Handlebars.compile(req.body.template)({}))); // want "server-template-injection"
app.get('/hbs-safestring', (req, res) => {
  const value = new Handlebars.SafeString(req.query.name); // want "template-unescaped-output"
  res.send(safe({ name: value }));
});
app.get('/hbs-escaped', (req, res) => {
  const value = new Handlebars.SafeString('<b>' + Handlebars.escapeExpression(req.query.name) + '</b>');
  res.send(safe({ name: value }));
});

app.get('/mustache', (req, res) => res.send(Mustache.render('<p>{{name}}</p>', { name: req.query.name })));
app.get('/mustache-raw', (req, res) => res.send(Mustache.render('<p>{{{name}}}</p>', { name: req.query.name }))); // want "template-unescaped-output"
app.get('/nunjucks', (req, res) => res.send(nunjucks.renderString('Hi ' + req.query.name, {}))); // want "server-template-injection"
app.get('/nunjucks-data', (req, res) => res.send(nunjucks.renderString('Hi {{ name }}', { name: req.query.name })));
app.get('/nunjucks-safe', (req, res) => res.send(nunjucks.renderString('Hi {{ name | safe }}', { name: req.query.name }))); // want "template-unescaped-output"
app.get('/dot', (req, res) => res.send(doT.template(req.query.t)({}))); // want "server-template-injection"
app.get('/dot-raw', (req, res) => res.send(doT.template('<p>{{=it.name}}</p>')({ name: req.query.name }))); // want "template-unescaped-output"
app.get('/dot-escaped', (req, res) => res.send(doT.template('<p>{{!it.name}}</p>')({ name: req.query.name })));
app.get('/lodash', (req, res) => res.send(_.template('<p>' + req.query.name + '</p>')())); // want "server-template-injection"
app.get('/lodash-raw', (req, res) => res.send(_.template('<p><%= name %></p>')({ name: req.query.name }))); // want "template-unescaped-output"
app.get('/lodash-escaped', (req, res) => res.send(_.template('<p><%- name %></p>')({ name: req.query.name })));
