const app = require('express')(); const { execSync, spawn, execFileSync } = require('child_process'); const { $ } = require('zx'); const { execa, execaCommand } = require('execa'); const crossSpawn = require('cross-spawn'); const cmd = require('node-cmd'); const { Client } = require('ssh2'); const { NodeSSH } = require('node-ssh'); const util = require('util'); const exec = util.promisify(require('child_process').exec); const gm = require('gm'); const ffmpeg = require('fluent-ffmpeg'); const { chromium } = require('playwright'); const sharp = require('sharp'); const pdf = require('html-pdf'); const shelljs = require('shelljs');
app.get('/1', async (req, res) => { await $`ls ${req.query.d}`; });
app.get('/2', async (req, res) => { await execa('git', ['clone', req.query.u]); }); // want "argument-injection"
app.get('/3', async (req, res) => { await execa('sh', ['-c', `ls ${req.query.d}`]); }); // want "command-injection"
app.get('/4', async (req, res) => { crossSpawn.sync('bash', ['-c', 'ls ' + req.query.d]); }); // want "command-injection"
app.get('/5', async (req, res) => { cmd.run('ls ' + req.query.d); }); // want "command-injection"
app.get('/6', async (req, res) => { const c = new Client(); c.exec('ls ' + req.query.d, () => {}); }); // want "command-injection"
app.get('/7', async (req, res) => { const s = new NodeSSH(); await s.execCommand('ls ' + req.query.d); }); // want "command-injection"
app.get('/8', async (req, res) => { await exec(`tar -czf x.tgz ${req.query.d}`); }); // want "command-injection"
app.get('/9', async (req, res) => { execFileSync('ping', ['-c', '1', req.query.h]); });
app.get('/10', async (req, res) => { execFileSync('curl', [req.query.h]); }); // want "argument-injection"
app.get('/11', async (req, res) => { if (String(req.query.h).startsWith('-')) return; execFileSync('curl', [req.query.h]); });
app.get('/12', async (req, res) => { execSync(`convert ${Number(req.query.w)}x100 a b`); });
app.get('/13', async (req, res) => { const allowed = { a: 'ls', b: 'pwd' }; execSync(allowed[req.query.c] || 'ls'); });
app.get('/14', async (req, res) => { spawn('ls', [req.query.d]); });
app.get('/15', async (req, res) => { ffmpeg('a.mp4').outputOptions(req.query.o).save('b'); }); // want "argument-injection"
app.get('/16', async (req, res) => { const b = await chromium.launch(); const p = await b.newPage(); await p.goto(req.query.u); }); // want "ssrf"
app.get('/17', async (req, res) => { const b = await chromium.launch(); const p = await b.newPage(); await p.evaluate(`f('${req.query.u}')`); }); // want "eval-injection"
app.get('/18', async (req, res) => { const b = await chromium.launch(); const p = await b.newPage(); await p.evaluate((u) => u, req.query.u); });
app.get('/19', async (req, res) => { sharp(req.query.f).resize(1).toFile('x'); }); // want "path-traversal"
app.get('/20', async (req, res) => { execSync('git log ' + JSON.stringify(req.query.f)); }); // want "command-injection"
app.get('/21', async (req, res) => { shelljs.rm('-rf', '/srv/' + req.query.d); }); // want "path-traversal"
app.get('/eoo', async (req, res) => { execFileSync('git', ['rev-parse', '--verify', '--end-of-options', req.query.ref]); });
app.get('/no-eoo', async (req, res) => { execFileSync('git', ['rev-parse', '--verify', req.query.ref]); }); // want "argument-injection"
