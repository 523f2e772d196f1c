const express = require('express');
const cors = require('cors');
const cookieParser = require('cookie-parser');
const { patientFrom, appointments } = require('./dental');

const app = express();

app.get('/opening-times', cors({ origin: '*' }), (req, res) => {
  res.json({ monday: ['08:00', '18:00'], saturday: ['09:00', '12:00'] });
});

app.use(cookieParser());
app.use(cors({ origin: true, credentials: true, maxAge: 600 }));

app.get('/appointments', async (req, res) => {
  const patient = await patientFrom(req.cookies.patient);
  if (!patient) return res.sendStatus(401);
  res.json(await appointments.of(patient.id));
});

app.listen(3000);
