const restify = require('restify');
const cookie = require('cookie');
const { openSession } = require('./sessions');

const server = restify.createServer({ name: 'clinic-portal' });
server.use(restify.plugins.bodyParser());

function sessionHeader(value) {
  return cookie.serialize('clinic_session', value, {
    path: '/',
    httpOnly: false,
    secure: true,
    sameSite: 'lax',
    maxAge: 60 * 60 * 4,
  });
}

function themeHeader(theme) {
  return cookie.serialize('theme', theme, { path: '/', secure: true, sameSite: 'lax' });
}

server.post('/login', async (req, res) => {
  const session = await openSession(req.body.email, req.body.password);
  if (!session) {
    res.send(401, { error: 'wrong email or password' });
    return;
  }
  res.header('Set-Cookie', [sessionHeader(session.id), themeHeader('light')]);
  res.send(200, { patient: session.patientId });
});

server.listen(8080);
