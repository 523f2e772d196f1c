const http = require('http');
const { URL, URLSearchParams } = require('url');
const payments = require('./payments');

const SHOP = 'https://shop.example.com';

class ReturnTarget {
  constructor(params) {
    this.back = params.get('back');
    this.reference = params.get('ref') || '';
  }

  location(outcome) {
    return (this.back || SHOP + '/orders') + '?outcome=' + encodeURIComponent(outcome);
  }
}

function route(req) {
  const [path, query = ''] = req.url.split('?');
  return { path, params: new URLSearchParams(query) };
}

http
  .createServer(function (req, res) {
    const { path, params } = route(req);
    if (path === '/help') {
      res.writeHead(302, { Location: new URL('/help', SHOP).href });
      return res.end();
    }
    if (path !== '/return') return res.writeHead(404).end();
    const target = new ReturnTarget(params);
    payments.confirm(target.reference, function (err, payment) {
      const outcome = err ? 'failed' : payment.status;
      res.writeHead(303, { Location: target.location(outcome) }); // want "server-open-redirect"
      res.end();
    });
  })
  .listen(3000);
