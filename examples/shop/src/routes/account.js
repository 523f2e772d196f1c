'use strict';

const express = require('express');
const path = require('path');
const fs = require('fs');
const pino = require('pino');
const config = require('../config');
const { localPath } = require('../lib/urls');
const { signedIn } = require('../middleware/account');

const router = express.Router();
const log = pino();

const actions = {
  orders: (user) => ({ view: 'orders', user: user.id }),
  address: (user) => ({ view: 'address', user: user.id }),
};

router.post('/login', (req, res) => {
  const { next } = req.body;
  res.redirect(next || '/account');
});

router.get('/language/:code', (req, res) => {
  res.cookie('language', req.params.code === 'de' ? 'de' : 'en', { httpOnly: true, secure: true, sameSite: 'lax' });
  res.redirect(localPath(req.query.from));
});

router.post('/forgot', (req, res) => {
  const token = res.locals.resetToken;
  const link = `https://${req.headers.host}/reset?token=${token}`;
  res.locals.mailer.send({ template: 'reset', link });
  res.status(204).end();
});

router.post('/confirm', (req, res) => {
  const link = new URL('/confirm', config.baseUrl);
  link.searchParams.set('token', res.locals.confirmToken);
  res.locals.mailer.send({ template: 'confirm', link: link.href });
  log.info({ path: req.path }, 'confirmation sent');
  res.status(204).end();
});

router.get('/invoices/:file', signedIn, (req, res) => {
  const file = path.join(config.invoiceDir, req.params.file);
  fs.readFile(file, (error, data) => {
    if (error) return res.status(404).end();
    res.setHeader('Content-Type', 'application/pdf');
    res.end(data);
  });
});

router.get('/receipts/:file', signedIn, (req, res) => {
  const base = path.resolve(config.invoiceDir, 'receipts');
  const file = path.resolve(base, req.params.file);
  if (!file.startsWith(base + path.sep)) return res.status(404).end();
  fs.createReadStream(file).on('error', () => res.status(404).end()).pipe(res);
});

router.get('/export', signedIn, (req, res) => {
  const name = req.query.name || 'orders';
  res.writeHead(200, { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename=' + name });
  res.end('id;total\n');
});

router.get('/archive', signedIn, (req, res) => {
  const name = encodeURIComponent(String(req.query.name || 'orders'));
  res.setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
  res.end('id;total\n');
});

router.get('/view/:action', signedIn, (req, res) => {
  const action = req.params.action;
  if (!Object.prototype.hasOwnProperty.call(actions, action)) return res.status(404).end();
  res.json(actions[action](req.user));
});

module.exports = router;
