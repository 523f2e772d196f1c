const express = require('express');
const fs = require('fs'), path = require('path');
const { exec, execFile, spawn } = require('child_process');
const util = require('util');
const execP = util.promisify(exec);
const mysql = require('mysql2/promise');
const pool = mysql.createPool({});
const app = express();
const ROOT = path.resolve('/srv');
app.get('/a', (req, res) => { res.send('<p>' + req.query.q); }); // want "reflected-xss"
app.get('/b', (req, res) => { res.type('text/plain').send('<p>' + req.query.q); });
app.get('/b2', (req, res) => { res.set('Content-Type', 'text/plain'); res.send('<p>' + req.query.q); });
app.get('/b3', (req, res) => { res.status(200).type('text').send('<p>' + req.query.q); });
app.get('/c', (req, res) => { fs.readFile(path.join(ROOT, req.params.n), () => {}); }); // want "path-traversal"
app.get('/d', (req, res) => { const f = path.join(ROOT, req.params.n); if (!f.startsWith(ROOT + path.sep)) return res.sendStatus(400); fs.readFile(f, () => {}); });
app.get('/e', async (req, res) => { await execP('ping ' + req.query.h); }); // want "command-injection"
app.get('/f', async (req, res) => { execFile('git', ['clone', req.body.u]); }); // want "argument-injection"
app.get('/g', async (req, res) => { execFile('git', ['clone', '--', req.body.u]); });
app.get('/h', async (req, res) => { spawn('sh', ['-c', 'ls ' + req.body.u]); }); // want "command-injection"
app.get('/i', async ({ query }, res) => { const [rows] = await pool.query('SELECT ' + query.id); // want "sql-injection"
  res.send(rows); });
app.get('/j', async (req, res) => { const [rows] = await pool.query('SELECT ? ', [req.query.id]);
  res.send('<p>' + rows[0].name); }); // want "stored-xss"
app.use((err, req, res, next) => { res.status(500).send('<p>' + req.query.x); }); // want "reflected-xss"
app.get('/k', (req, res) => { res.redirect(req.query.next); }); // want "server-open-redirect"
app.get('/l', (req, res) => { res.sendFile(req.query.f, { root: ROOT }); });
app.get('/m', (req, res) => { spawn(req.query.c, { shell: true }); }); // want "command-injection"
app.get('/n', (req, res) => { execFile('sh', ['-c', 'grep "$1" x', 'sh', req.query.c]); });
