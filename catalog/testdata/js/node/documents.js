const app = require('express')();
const libxmljs2 = require('libxmljs2'); const { XMLParser } = require('fast-xml-parser'); const xml2js = require('xml2js'); const { DOMParser } = require('xmldom'); const xpath = require('xpath'); const ldapts = require('ldapts'); const ActiveDirectory = require('activedirectory'); const ldapEscape = require('ldap-escape');
const nodemailer = require('nodemailer'); const sgMail = require('@sendgrid/mail'); const pino = require('pino'); const log4js = require('log4js'); const bunyan = require('bunyan'); const ExcelJS = require('exceljs'); const { Parser } = require('json2csv'); const Papa = require('papaparse'); const { createObjectCsvWriter } = require('csv-writer'); const jose = require('jose'); const jwtDecode = require('jwt-decode'); const yup = require('yup'); const Ajv = require('ajv'); const { assert, object, string } = require('superstruct'); const validator = require('validator'); const net = require('net'); const cookie = require('cookie'); const contentDisposition = require('content-disposition'); const mongoose = require('mongoose'); const User = mongoose.model('User'); const { exec } = require('child_process');
app.get('/1', (req, res) => { libxmljs2.parseXmlString(req.body, { noent: true, dtdload: true }); }); // want "xml-external-entity"
app.get('/2', (req, res) => { const o = new XMLParser().parse(req.body); exec(o.a.b); }); // want "command-injection"
app.get('/3', (req, res) => { xml2js.parseString(req.body, (e, o) => { exec('x' + o.a); }); }); // want "command-injection"
app.get('/4', (req, res) => { const doc = libxmljs2.parseXml('<a/>'); doc.get(`//u[@n='${req.query.n}']`); }); // want "xpath-injection"
app.get('/5', (req, res) => { xpath.select1("//u[n='" + req.query.n + "']", doc); }); // want "xpath-injection"
app.get('/6', (req, res) => { xpath.evaluate(`//u[n=${JSON.stringify(req.query.n)}]`, doc, null, 0, null); }); // want "xpath-injection"
app.get('/7', async (req, res) => { const c = new ldapts.Client({}); await c.search('o=x', { filter: `(uid=${req.query.u})` }); }); // want "ldap-injection"
app.get('/8', async (req, res) => { const c = new ldapts.Client({}); await c.search('o=x', { filter: ldapEscape.filter`(uid=${req.query.u})` }); });
app.get('/9', async (req, res) => { const ad = new ActiveDirectory({}); ad.findUsers(`cn=*${req.query.u}*`, () => {}); }); // want "ldap-injection"
app.get('/10', async (req, res) => { await nodemailer.createTransport({}).sendMail({ raw: `To: x\r\nSubject: ${req.query.s}\r\n\r\nhi` }); }); // want "email-header-injection"
app.get('/11', async (req, res) => { const s = net.connect(25, 'localhost'); s.write(`Subject: ${req.query.s}\r\n`); }); // want "email-header-injection"
app.get('/12', async (req, res) => { await sgMail.send({ to: 'a@example.com', subject: 'x', html: `<a href="http://${req.headers.host}/r">x</a>` }); }); // want "host-header-injection"
const log = log4js.getLogger(); const plog = pino();
app.get('/13', async (req, res) => { log.info(`user ${req.query.u} came`); }); // want "log-injection"
app.get('/14', async (req, res) => { plog.info({ user: req.query.u }, 'came'); });
app.get('/15', async (req, res) => { console.log('user ' + req.query.u); }); // want "log-injection"
app.get('/16', async (req, res) => { console.log('user %s', JSON.stringify(req.query.u)); });
app.get('/17', async (req, res) => { const u = await User.find({}); const wb = new ExcelJS.Workbook(); const ws = wb.addWorksheet('x'); u.forEach((x) => ws.addRow([x.name])); }); // want "csv-formula-injection"
app.get('/18', async (req, res) => { const u = await User.find({}); res.type('csv').send(new Parser().parse(u)); }); // want "csv-formula-injection"
app.get('/19', async (req, res) => { const u = await User.find({}); const out = Papa.unparse(u, { escapeFormulae: true }); res.attachment('a.csv'); });
app.get('/20', async (req, res) => { const u = await User.find({}); await createObjectCsvWriter({}).writeRecords(u); }); // want "csv-formula-injection"
app.get('/21', async (req, res) => { const { payload } = await jose.jwtVerify(req.cookies.t, k); res.send('<p>' + payload.n); });
app.get('/22', async (req, res) => { const p = jwtDecode(req.cookies.t); res.send('<p>' + p.n); }); // want "jwt-unverified" "reflected-xss"
const S = yup.object({ a: yup.string() });
app.get('/23', async (req, res) => { const v = await S.validate(req.body); await User.findOne({ a: v.a }); });
const ajv = new Ajv(); const check = ajv.compile({ type: 'object' });
app.get('/24', async (req, res) => { if (!check(req.body)) return res.end(); await User.findOne({ a: req.body.a }); });
app.get('/25', async (req, res) => { assert(req.body, object({ a: string() })); await User.findOne({ a: req.body.a }); });
app.get('/26', async (req, res) => { if (!validator.isEmail(req.body.a)) return res.end(); await User.findOne({ a: req.body.a }); });
app.get('/27', async (req, res) => { res.setHeader('Set-Cookie', 'lang=' + req.query.l); }); // want "http-header-injection"
app.get('/28', async (req, res) => { res.setHeader('Set-Cookie', cookie.serialize('lang', req.query.l)); });
app.get('/29', async (req, res) => { res.setHeader('Content-Disposition', contentDisposition(req.query.f)); });
app.get('/30', async (req, res) => { res.setHeader('Content-Disposition', `attachment; filename="${req.query.f}"`); }); // want "http-header-injection"
app.get('/31', async (req, res) => { if (!mongoose.isValidObjectId(req.body.id)) return res.end(); await User.findOne({ _id: req.body.id }); });
app.get('/32', async (req, res) => { await User.find({ age: { $gte: Number(req.query.a) } }); });
app.get('/33', async (req, res) => { await User.find(req.query); }); // want "nosql-injection"
app.get('/34', async (req, res) => { await User.aggregate([{ $match: req.body }]); }); // want "nosql-injection"
app.get('/35', async (req, res) => { res.type('application/javascript').send(`${req.query.cb}(1)`); }); // want "jsonp-callback-xss"
app.get('/36', async (req, res) => { res.jsonp({ a: req.query.cb }); });
app.get('/37', async (req, res) => { if (!/^[\w$.]+$/.test(req.query.cb)) return res.end(); res.type('application/javascript').send(`${req.query.cb}(1)`); });
app.get('/38', async (req, res) => { const u = new User({ ...req.body }); await u.save(); }); // want "mass-assignment"
app.get('/39', async (req, res) => { const { name } = req.body; await User.create({ name }); });
app.get('/40', async (req, res) => { const e = await User.findById(req.params.id); e.set(req.body); }); // want "mass-assignment"
