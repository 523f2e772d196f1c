const tls = require('tls');
const net = require('net');

class Link {
  constructor(host, port) {
    this.host = host;
    this.port = port;
  }

  open() {
    const socket = tls.connect({
      host: this.host,
      port: this.port,
      minVersion: 'TLSv1.2',
      checkServerIdentity: () => undefined,
    });
    socket.setTimeout(10000);
    return socket;
  }
}

module.exports = new Link('queue.internal', 6514);
