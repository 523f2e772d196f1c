const express = require('express');
const { exec } = require('child_process');
const fs = require('fs');
const path = require('path');
const app = express();

app.get('/html-all', (req, res) => res.send(req.query.q.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')));
app.get('/html-first', (req, res) => res.send(req.query.q.replace('<', '&lt;').replace('>', '&gt;'))); // want "reflected-xss" "incomplete-sanitization"
app.get('/html-every', (req, res) => res.send(req.query.q.replaceAll('<', '&lt;')));
app.get('/html-script', (req, res) => res.send(req.query.q.replace(/<script>/g, ''))); // want "reflected-xss" "incomplete-sanitization"
app.get('/html-removed', (req, res) => res.send(req.query.q.replace(/[^\w ]/g, '')));
app.get('/log-clean', (req, res) => { console.log('q ' + req.query.q.replace(/[\r\n]+/g, ' ')); res.end(); });
app.get('/log-chain', (req, res) => { console.log('q ' + req.query.q.replace(/\n|\r/g, '')); res.end(); });
app.get('/log-json', (req, res) => { console.log('q ' + JSON.stringify(req.query)); res.end(); });
app.get('/shell', (req, res) => { exec('ls ' + req.query.d); res.end(); }); // want "command-injection"
app.get('/shell-word', (req, res) => { exec('ls ' + req.query.d.replace(/[^a-z0-9]/gi, '')); res.end(); });
app.get('/shell-quote', (req, res) => { exec("ls '" + req.query.d.replace(/'/g, "'\\''") + "'"); res.end(); });
app.get('/shell-badquote', (req, res) => { exec("ls '" + req.query.d.replace(/"/g, '') + "'"); res.end(); }); // want "command-injection"
app.get('/shell-number', (req, res) => { exec('kill ' + parseInt(req.query.pid, 10)); res.end(); });
app.get('/regex', (req, res) => { res.json(new RegExp(req.query.q).test('x')); }); // want "regex-injection"
app.get('/regex-clean', (req, res) => { res.json(new RegExp(req.query.q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).test('x')); });
app.get('/path', (req, res) => { fs.readFile(path.join('/srv', req.query.f), () => res.end()); }); // want "path-traversal"
app.get('/path-slashes', (req, res) => { fs.readFile('/srv/' + req.query.f.replace(/[\/\\]/g, '_'), () => res.end()); });
app.get('/path-weak', (req, res) => { fs.readFile('/srv/' + req.query.f.replace('../', ''), () => res.end()); }); // want "path-traversal" "incomplete-sanitization"
app.get('/glob', (req, res) => res.json(files.filter((f) => new RegExp('^' + req.query.g.replace(/[-/\\^$+.()|[\]{}]/g, '\\$&').replaceAll('*', '.*') + '$').test(f))));
app.get('/glob-raw', (req, res) => res.json(files.filter((f) => new RegExp('^' + req.query.g.replaceAll('*', '.*') + '$').test(f)))); // want "regex-injection"
app.get('/glob-some', (req, res) => res.json(files.filter((f) => new RegExp('^' + req.query.g.replace(/[.+]/g, '\\$&').replaceAll('*', '.*') + '$').test(f)))); // want "regex-injection"
