const { exec } = require('child_process');
module.exports = async function (context, req) {
  exec('ls ' + req.query.d); // want "command-injection"
  context.res = { body: '<p>' + req.query.d, headers: { 'Content-Type': 'text/html' } }; // want "reflected-xss"
};
