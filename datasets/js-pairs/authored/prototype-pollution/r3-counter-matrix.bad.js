const http = require('http');

const totals = {};

function record(site, metric, amount) {
  totals[site] = totals[site] || {};
  totals[site][metric] = amount;
}

http.createServer((req, res) => {
  let raw = '';
  req.on('data', (chunk) => { raw += chunk; });
  req.on('end', () => {
    const { site, metric, amount } = JSON.parse(raw);
    record(site, metric, Number(amount));
    res.statusCode = 204;
    res.end();
  });
}).listen(8181);
