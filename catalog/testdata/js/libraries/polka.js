const polka = require('polka');
const send = require('@polka/send-type');
const { json, send: reply } = require('micro');
const { exec } = require('child_process');

polka().get('/hello', (req, res) => {
  exec('greet ' + req.query.name); // want "command-injection"
  res.end();
});
module.exports = async (req, res) => {
  const body = await json(req);
  exec('greet ' + body.name); // want "command-injection"
  reply(res, 200, '<p>' + body.name + '</p>'); // want "reflected-xss"
};
