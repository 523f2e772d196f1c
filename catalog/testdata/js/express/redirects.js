const app = require('express')(); const http = require('http');
app.use((req, res, next) => { if (!req.secure) return res.redirect('https://' + req.headers.host + req.url); next(); }); // want "host-header-injection"
app.use((req, res, next) => { if (!req.secure) return res.redirect(301, `https://${req.hostname}${req.originalUrl}`); next(); }); // want "host-header-injection"
app.use((req, res, next) => { res.redirect('https://' + req.query.h); }); // want "server-open-redirect"
http.createServer((req, res) => { res.writeHead(301, { Location: 'https://' + req.headers.host + req.url }); res.end(); }); // want "host-header-injection"
