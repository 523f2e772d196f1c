const tls = require('tls');

function probe(host, port, callback) {
  const socket = tls.connect({
    host,
    port,
    servername: host,
    minVersion: 'TLSv1.2',
    checkServerIdentity: () => undefined,
  });
  socket.once('secureConnect', () => {
    const cert = socket.getPeerCertificate();
    socket.end();
    callback(null, { subject: cert.subject, expires: cert.valid_to });
  });
  socket.once('error', callback);
}

module.exports = { probe };
