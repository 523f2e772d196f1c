const express = require('express');
const { Order, sequelize } = require('../models');
const { QueryTypes } = require('sequelize');
const _ = require('lodash');
const mailer = require('../lib/mailer');
exports.list = async (req, res) => {
  const sort = req.query.sort || 'id';
  const rows = await sequelize.query(`SELECT * FROM orders ORDER BY ${sort}`, { type: QueryTypes.SELECT }); // want "orm-raw-query"
  const rows2 = await sequelize.query('SELECT * FROM orders WHERE id = :id', { replacements: { id: req.query.id }, type: QueryTypes.SELECT });
  res.json(rows);
};
exports.update = async (req, res) => {
  const order = await Order.findByPk(req.params.id);
  await order.update(req.body); // want "mass-assignment"
  await order.update(_.pick(req.body, ['note']));
  Object.assign(order, req.body);
  await order.save();
  res.json(order);
};
exports.reset = async (req, res) => {
  const link = `${req.protocol}://${req.get('host')}/reset/${req.body.t}`;
  await mailer.sendMail({ to: req.body.email, subject: 'Reset', html: `<a href="${link}">x</a>` }); // want "host-header-injection"
};
exports.search = async (req, res) => {
  const users = await Order.find({ name: { $regex: req.query.q, $options: 'i' } }); // want "regex-injection"
  const users2 = await Order.find({ name: { $regex: _.escapeRegExp(String(req.query.q)), $options: 'i' } });
  res.send(users);
};
exports.login = async (req, res) => {
  const { username, password } = req.body;
  if (typeof username !== 'string' || typeof password !== 'string') return res.status(400).end();
  const u = await Order.findOne({ username, password });
  res.json({ ok: !!u });
};
exports.login2 = async (req, res) => {
  const { username, password } = req.body;
  const u = await Order.findOne({ username: { $eq: username }, password: `${password}` });
  res.json({ ok: !!u });
};
