const mongoose = require('mongoose');
const express = require('express');
const bcrypt = require('bcrypt');

const customerSchema = new mongoose.Schema({
  name: String,
  email: { type: String, unique: true },
  password: { type: String, required: true, select: false },
  address: String,
});

const Customer = mongoose.model('Customer', customerSchema);
const router = express.Router();

router.post('/customers', async (req, res) => {
  const password = await bcrypt.hash(req.body.password, 10);
  const customer = await Customer.create({ name: req.body.name, email: req.body.email, password });
  res.status(201).json({ id: customer._id });
});

router.get('/customers', async (req, res) => {
  const customers = await Customer.find({ name: String(req.query.name || '') }).limit(20);
  res.json(customers);
});

module.exports = router;
