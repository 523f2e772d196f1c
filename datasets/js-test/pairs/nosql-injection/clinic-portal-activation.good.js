const express = require('express');
const bcrypt = require('bcrypt');
const Patient = require('../models/patient');

const router = express.Router();

router.post('/activate', express.json(), async (req, res) => {
  const { cardNumber, activationCode, password } = req.body;
  if (!cardNumber || !activationCode || !password) {
    return res.status(400).json({ error: 'missing fields' });
  }

  const patient = await Patient.findOne({
    cardNumber: String(cardNumber),
    activationCode: String(activationCode),
    activatedAt: null,
  });
  if (!patient) {
    return res.status(404).json({ error: 'no such activation' });
  }

  patient.passwordHash = await bcrypt.hash(String(password), 12);
  patient.activatedAt = new Date();
  await patient.save();
  res.status(204).end();
});

module.exports = router;
