const restify = require('restify');
const errs = require('restify-errors');
const { verify } = require('./tokens');
const accounts = require('./accounts');

const server = restify.createServer();
server.use(restify.plugins.bodyParser());

async function authenticated(req, res) {
  const header = req.header('authorization', '');
  const identity = await verify(header.replace('Bearer ', ''));
  if (!identity && header) throw new errs.UnauthorizedError('bad token');
  req.identity = identity;
}

server.get('/status', async (req, res) => res.send({ ok: true }));

server.del('/accounts/:id', authenticated, async (req, res) => {
  await accounts.close(req.params.id);
  res.send(204);
});

server.listen(8080);
