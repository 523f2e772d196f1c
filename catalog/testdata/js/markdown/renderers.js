const express = require('express');
const { marked } = require('marked');
const MarkdownIt = require('markdown-it');
const showdown = require('showdown');
const sanitizeHtml = require('sanitize-html');
const app = express();
const plain = new MarkdownIt();
const withHtml = new MarkdownIt({ html: true, linkify: true });
const converter = new showdown.Converter();

app.get('/marked', (req, res) => res.send(marked.parse(req.query.text))); // want "markdown-xss"
app.get('/marked-call', (req, res) => res.send(marked(req.query.text))); // want "markdown-xss"
app.get('/marked-clean', (req, res) => res.send(sanitizeHtml(marked.parse(req.query.text))));
app.get('/it', (req, res) => res.send(plain.render(req.query.text)));
app.get('/it-html', (req, res) => res.send(withHtml.render(req.query.text))); // want "markdown-xss"
app.get('/it-html-clean', (req, res) => res.send(sanitizeHtml(withHtml.render(req.query.text))));
app.get('/showdown', (req, res) => res.send('<div>' + converter.makeHtml(req.query.text) + '</div>')); // want "markdown-xss"
