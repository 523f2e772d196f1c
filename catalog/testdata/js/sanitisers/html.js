const express = require('express');
const escapeHtml = require('escape-html');
const he = require('he');
const xss = require('xss');
const sanitizeHtml = require('sanitize-html');
const createDOMPurify = require('isomorphic-dompurify');
const { encode } = require('html-entities');
const _ = require('lodash');
const app = express();

app.get('/none', (req, res) => res.send('<p>' + req.query.q + '</p>')); // want "reflected-xss"
app.get('/a', (req, res) => res.send('<p>' + escapeHtml(req.query.q) + '</p>'));
app.get('/b', (req, res) => res.send(`<p>${he.encode(req.query.q)}</p>`));
app.get('/c', (req, res) => res.send(`<p>${xss(req.query.q)}</p>`));
app.get('/d', (req, res) => res.send(sanitizeHtml(req.query.q)));
app.get('/e', (req, res) => res.send(sanitizeHtml(req.query.q, { allowedTags: false, allowedAttributes: false }))); // want "reflected-xss"
app.get('/f', (req, res) => res.send(createDOMPurify.sanitize(req.query.q)));
app.get('/g', (req, res) => res.send(encode(req.query.q)));
app.get('/h', (req, res) => res.send(_.escape(req.query.q)));
app.get('/i', (req, res) => res.send(he.decode(req.query.q))); // want "reflected-xss"
app.get('/j', (req, res) => res.send(escapeUserHtml(req.query.q)));
app.get('/k', (req, res) => res.send(helpers.escapeHtml(req.query.q)));
app.get('/l', (req, res) => res.send(encodeURIComponent(req.query.q)));
app.get('/m', (req, res) => res.send(decodeURIComponent(req.query.q))); // want "reflected-xss"

function escapeUserHtml(text) {
  return String(text).replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);
}
