// Escaping for one place of a document does not serve in another.
const express = require('express');
const escapeHtml = require('escape-html');
const app = express();
const text = (s) => s.replace(/[&<>]/g, (c) => '&#' + c.charCodeAt(0) + ';');
const json = (s) => JSON.stringify(s).replace(/</g, '\\u003c');
const page = (title, body) => `<title>${title}</title>${body}`;

app.get('/1', (req, res) => { res.send(`<p>${text(req.query.q)}</p>`); });
app.get('/2', (req, res) => { res.send(`<p title="${text(req.query.q)}"></p>`); }); // want "reflected-xss"
app.get('/3', (req, res) => { res.send(`<p title="${escapeHtml(req.query.q)}"></p>`); });
app.get('/4', (req, res) => { res.send(`<p title=${escapeHtml(req.query.q)}></p>`); }); // want "reflected-xss"
app.get('/5', (req, res) => { res.send(`<a href="${escapeHtml(req.query.q)}">x</a>`); }); // want "javascript-url"
app.get('/6', (req, res) => { res.send(`<a href="/x/${escapeHtml(req.query.q)}">x</a>`); });
app.get('/7', (req, res) => { res.send('<script>var a = ' + json(req.query.q) + '</script>'); });
app.get('/8', (req, res) => { res.send("<script>var a = '" + escapeHtml(req.query.q) + "'</script>"); }); // want "reflected-xss"
app.get('/9', (req, res) => { res.send(`<b onclick="f('${escapeHtml(req.query.q)}')">x</b>`); }); // want "reflected-xss"
app.get('/10', (req, res) => { res.send(page(escapeHtml(req.query.q), `<i title="${escapeHtml(req.query.q)}"></i>`)); });
app.get('/11', (req, res) => { res.send(page(escapeHtml(req.query.q), `<script>f(${json(req.query.q)})</script>`)); });
app.get('/12', (req, res) => { res.send(`<p title="${Number(req.query.q)}" class=${Number(req.query.c)}></p>`); });
