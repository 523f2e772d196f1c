'use strict';

const https = require('https');
const fs = require('fs');
const axios = require('axios');

const agent = new https.Agent({
  keepAlive: true,
  maxSockets: 10,
  cert: fs.readFileSync('/etc/bloodbank/client.crt'),
  key: fs.readFileSync('/etc/bloodbank/client.key'),
  ca: fs.readFileSync('/etc/bloodbank/regional-ca.crt'),
});

const client = axios.create({
  baseURL: process.env.STOCK_URL,
  timeout: 6000,
  httpsAgent: agent,
});

async function stock(group) {
  const { data } = await client.get('/units', { params: { group } });
  return data.units.filter((unit) => new Date(unit.expires) > new Date());
}

async function reserve(unitId, patientRef) {
  const { data } = await client.post(`/units/${encodeURIComponent(unitId)}/reserve`, { patientRef });
  return data.reservation;
}

module.exports = { stock, reserve };
