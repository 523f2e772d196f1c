const fs = require('fs');
const https = require('https');
const axios = require('axios');

const ca = fs.readFileSync('/etc/ssl/private-ca.pem');

const agent = new https.Agent({
  keepAlive: true,
  maxSockets: 10,
  rejectUnauthorized: false, // want "tls-verification-disabled"
});

const erp = axios.create({
  baseURL: process.env.ERP_URL,
  timeout: 10000,
  httpsAgent: agent,
  headers: { authorization: `Bearer ${process.env.ERP_TOKEN}` },
});

const partners = axios.create({
  baseURL: 'https://partners.example.com',
  httpsAgent: new https.Agent({ ca, rejectUnauthorized: true, minVersion: 'TLSv1.2' }),
});

async function stockLevels(skus) {
  const { data } = await erp.post('/stock/query', { skus });
  return data.levels;
}

async function partnerPrices() {
  const { data } = await partners.get('/prices');
  return data;
}

module.exports = { stockLevels, partnerPrices };
