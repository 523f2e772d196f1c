const Hapi = require('@hapi/hapi');
const Hoek = require('@hapi/hoek');
const { exec } = require('child_process');
const fs = require('fs');
const server = Hapi.server({ port: 3000 });

server.route({ method: 'GET', path: '/headers', handler: (request, h) => {
  exec('log-hit ' + request.headers['x-page']); // want "command-injection"
  exec('log-hit ' + request.info.referrer); // want "command-injection"
  exec('log-hit ' + request.state.page); // want "command-injection"
  return 'ok';
} });
server.route({ method: 'GET', path: '/home', handler: (request, h) => h.redirect('https://' + request.info.host + '/home') }); // want "host-header-injection"
server.route({ method: 'GET', path: '/view', handler: (request, h) => h.view('pages/' + request.query.page) }); // want "path-traversal"
server.route({ method: 'GET', path: '/view/fixed', handler: (request, h) => h.view('pages/home', { title: request.query.title }) });
server.route({ method: 'GET', path: '/file', handler: (request, h) => h.file('/srv/' + request.query.name, { confine: false }) }); // want "path-traversal"
server.route({ method: 'GET', path: '/file/other', handler: (request, h) => h.file(request.query.name, { confine: '/srv/files' }) }); // want "path-traversal"
server.route({
  method: 'PUT', path: '/upload', options: { auth: 'jwt', payload: { output: 'stream', multipart: true } },
  handler: (request, h) => {
    request.payload.file.pipe(fs.createWriteStream('/srv/' + request.payload.file.hapi.filename)); // want "path-traversal" "unrestricted-upload"
    return 'ok';
  },
});
server.route({ method: 'PUT', path: '/settings', options: { auth: 'jwt' }, handler: (request, h) => {
  const settings = Hoek.merge({ theme: 'light' }, request.payload); // want "prototype-pollution"
  exec('theme ' + settings.theme); // want "command-injection"
  exec('theme ' + Hoek.clone(request.payload).theme); // want "command-injection"
  exec('theme ' + Hoek.reach(request.payload, 'theme')); // want "command-injection"
  return 'ok';
} });
server.route({ method: 'GET', path: '/hello', handler: (request, h) => {
  const { name } = request.query;
  if (new RegExp(Hoek.escapeRegex(name)).test('Ann')) return h.response('<p>' + Hoek.escapeHtml(name) + '</p>').type('text/html');
  if (new RegExp(name).test('Ann')) return h.response('<p>' + name + '</p>').type('text/html'); // want "regex-injection" "reflected-xss"
  if (name.length > 9) return h.response('<script>var name = "' + Hoek.escapeJavaScript(name) + '";</script>').type('text/html');
  return h.response('<script>var user = ' + Hoek.escapeJson(JSON.stringify({ name })) + ';</script>').type('text/html');
} });
