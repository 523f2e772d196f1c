'use strict';

const express = require('express');
const path = require('path');
const fs = require('fs');
const pino = require('pino');
const nodemailer = require('nodemailer');
const config = require('../config');
const { rows } = require('../db');
const tokens = require('../services/tokens');
const { localPath } = require('../lib/urls');
const { signedIn } = require('../middleware/account');

const router = express.Router();
const log = pino();
const post = nodemailer.createTransport(config.smtp);

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

async function memberWith(mail) {
  const [member] = await rows('SELECT id, mail FROM users WHERE mail = ?', [String(mail)]);
  return member;
}

router.post('/forgot', async (req, res) => {
  const member = await memberWith(req.body.mail);
  if (member) {
    const token = await tokens.issue(member.id, 'reset');
    await post.sendMail({
      from: config.sender,
      to: member.mail,
      subject: 'Your new password',
      text: `Choose it here: https://${req.headers.host}/reset?token=${token}`,
    });
  }
  res.status(204).end();
});

router.post('/confirm', async (req, res) => {
  const member = await memberWith(req.body.mail);
  if (member) {
    const link = new URL('/confirm', config.baseUrl);
    link.searchParams.set('token', await tokens.issue(member.id, 'confirm'));
    await post.sendMail({ from: config.sender, to: member.mail, subject: 'Your address', text: link.href });
    log.info({ member: member.id }, 'confirmation sent');
  }
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
