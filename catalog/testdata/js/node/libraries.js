const express = require('express'); const app = express();
const vm = require('vm'); const { VM } = require('vm2'); const libxmljs = require('libxmljs'); const xpath = require('xpath'); const { DOMParser } = require('@xmldom/xmldom');
const ldap = require('ldapjs'); const AdmZip = require('adm-zip'); const path = require('path'); const fs = require('fs'); const unzipper = require('unzipper'); const tar = require('tar');
const multer = require('multer'); const nodemailer = require('nodemailer'); const winston = require('winston'); const logger = winston.createLogger({});
const shell = require('shelljs'); const execa = require('execa'); const { stringify } = require('csv-stringify/sync'); const puppeteer = require('puppeteer'); const jwt = require('jsonwebtoken'); const Joi = require('joi'); const { z } = require('zod'); const validator = require('validator'); const crypto = require('crypto'); const bcrypt = require('bcrypt'); const { MongoClient } = require('mongodb'); const simpleGit = require('simple-git'); const quote = require('shell-quote'); const { exec } = require('child_process');
const mailer = nodemailer.createTransport({});
const db = require('./db'); const User = require('./user');
app.get('/vm', (req, res) => { vm.runInNewContext(req.query.c); }); // want "vm-sandbox"
app.get('/vm2', (req, res) => { new VM().run(req.query.c); }); // want "vm-sandbox"
app.get('/req', (req, res) => { require(req.query.m); }); // want "dynamic-require"
app.get('/req2', (req, res) => { require('./plugins/' + req.query.m); }); // want "dynamic-require"
app.get('/imp', async (req, res) => { await import(req.query.m); }); // want "dynamic-require"
app.post('/x1', (req, res) => { libxmljs.parseXml(req.body, { noent: true }); }); // want "xml-external-entity"
app.post('/x2', (req, res) => { libxmljs.parseXml(req.body, { nonet: true }); });
app.post('/x3', (req, res) => { const doc = new DOMParser().parseFromString('<a/>'); xpath.select(`//user[name='${req.query.n}']`, doc); }); // want "xpath-injection"
app.post('/x4', (req, res) => { const e = xpath.parse('//user[name = $n]'); e.select({ node: doc, variables: { n: req.query.n } }); });
const client = ldap.createClient({});
app.post('/l1', (req, res) => { client.search('o=x', { filter: `(uid=${req.body.u})` }, () => {}); }); // want "ldap-injection"
app.post('/l2', (req, res) => { client.search('o=x', { filter: new ldap.EqualityFilter({ attribute: 'uid', value: req.body.u }) }, () => {}); });
app.post('/l3', (req, res) => { client.bind(`uid=${req.body.u},o=x`, req.body.p, () => {}); }); // want "ldap-injection"
function z1(f) { const zip = new AdmZip(f); for (const e of zip.getEntries()) { fs.writeFileSync(path.join('/srv', e.entryName), e.getData()); } } // want "zip-slip"
function z2(f) { const zip = new AdmZip(f); for (const e of zip.getEntries()) { const o = path.resolve('/srv', e.entryName); if (!o.startsWith('/srv' + path.sep)) continue; fs.writeFileSync(o, e.getData()); } }
function z3(f) { fs.createReadStream(f).pipe(unzipper.Parse()).on('entry', (e) => { e.pipe(fs.createWriteStream(path.join('/srv', e.path))); }); } // want "zip-slip"
const up = multer({ storage: multer.diskStorage({ filename: (req, file, cb) => cb(null, file.originalname) }) }); // want "unrestricted-upload"
const up2 = multer({ storage: multer.diskStorage({ filename: (req, file, cb) => cb(null, crypto.randomUUID() + '.png') }) });
app.post('/u1', up.single('f'), (req, res) => { fs.writeFileSync('/srv/' + req.file.originalname, req.file.buffer); }); // want "path-traversal" "unrestricted-upload"
app.post('/m1', async (req, res) => { await mailer.sendMail({ to: 'x', subject: 'y', text: `https://${req.headers.host}/reset` }); }); // want "host-header-injection"
app.post('/m2', async (req, res) => { await mailer.sendMail({ to: 'x', subject: req.body.s, text: 'a' }); }); // want "email-header-injection"
app.post('/lg', async (req, res) => { logger.info('login ' + req.body.u); }); // want "log-injection"
app.post('/lg2', async (req, res) => { logger.info('login ' + req.body.u.replace(/[\r\n]/g, ' ')); });
app.post('/s1', async (req, res) => { shell.exec('ls ' + req.body.d); }); // want "command-injection"
app.post('/s2', async (req, res) => { await execa('ls', [req.body.d]); });
app.post('/s3', async (req, res) => { exec('ls ' + quote.quote([req.body.d])); });
app.get('/c1', async (req, res) => { const rows = await db.query('SELECT 1'); res.type('text/csv').send(stringify(rows)); }); // want "csv-formula-injection"
app.get('/c2', async (req, res) => { const rows = await db.query('SELECT 1'); res.attachment('a.csv'); res.send(rows.map(r => [r.a, r.b].join(',')).join('\n')); }); // want "csv-formula-injection"
app.get('/p1', async (req, res) => { const b = await puppeteer.launch(); const p = await b.newPage(); await p.goto(req.query.u); }); // want "ssrf"
app.get('/j1', async (req, res) => { const d = jwt.verify(req.cookies.t, 'k'); res.send('<p>' + d.name); });
app.get('/j2', async (req, res) => { const d = jwt.decode(req.cookies.t); res.send('<p>' + d.name); }); // want "jwt-unverified" "reflected-xss"
app.post('/v1', async (req, res) => { const { error, value } = Joi.object({ a: Joi.string() }).validate(req.body); if (error) return res.sendStatus(400); await User.create(value); });
app.post('/v2', async (req, res) => { const { error } = Joi.object({ a: Joi.string() }).validate(req.body); if (error) return res.sendStatus(400); await User.create(req.body); });
app.post('/v3', async (req, res) => { const S = z.object({ a: z.string() }); const r = S.safeParse(req.body); if (!r.success) return; await User.create(r.data); });
app.post('/v4', async (req, res) => { const S = z.object({ a: z.string() }); const b = S.parse(req.body); await User.findOne({ a: b.a }); });
app.post('/v5', async (req, res) => { const S = z.object({ a: z.string() }); const b = S.parse(req.body); exec('ls ' + b.a); }); // want "command-injection"
app.post('/v6', async (req, res) => { if (!validator.isUUID(req.body.id)) return; exec('ls ' + req.body.id); });
app.post('/v7', async (req, res) => { res.send('<p>' + validator.escape(req.body.id)); });
app.get('/h1', async (req, res) => { const h = crypto.createHash('sha256').update(req.body.p).digest('hex'); res.send('<p>' + h); });
app.post('/h2', async (req, res) => { const h = await bcrypt.hash(req.body.p, 10); await User.create({ name: 'x', h }); });
app.get('/me', async (req, res) => { const u = await User.findById(1); res.json({ n: u.name, h: u.passwordHash }); }); // want "sensitive-data-exposure"
app.get('/me2', async (req, res) => { const u = await User.findById(1); res.json({ n: u.name }); });
app.use((err, req, res, next) => { console.error(err.stack); res.status(500).send(err.stack); }); // want "sensitive-data-exposure"
app.get('/git', async (req, res) => { await simpleGit().clone(req.query.u, '/x'); }); // want "argument-injection"
app.get('/sid', async (req, res) => { res.redirect('/d?session=' + req.sessionID); }); // want "session-in-url"
app.get('/cors', async (req, res) => { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); }); // want "cors-credentials"
app.get('/hd', async (req, res) => { res.setHeader('X-Lang', req.query.l); }); // want "http-header-injection"
app.get('/hd2', async (req, res) => { res.setHeader('X-Lang', encodeURIComponent(req.query.l)); });
