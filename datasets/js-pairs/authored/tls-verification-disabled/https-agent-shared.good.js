const https = require('https');
const axios = require('axios');
const fs = require('fs');

const agent = new https.Agent({ keepAlive: true, ca: fs.readFileSync('/etc/ssl/partner-ca.pem') });

async function invoices(customer) {
  const { data } = await axios.get('https://billing.internal/invoices', {
    params: { customer },
    httpsAgent: agent,
    timeout: 5000,
  });
  return data;
}

module.exports = { invoices };
