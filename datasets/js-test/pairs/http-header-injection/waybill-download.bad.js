const http = require('http');
const { URL } = require('url');
const { renderWaybill } = require('./waybill');

function disposition(name) {
  const bare = name.replace(/["\\]/g, '');
  return `attachment; filename="${bare}.pdf"`;
}

function writeHead(socket, status, headers) {
  const lines = [`HTTP/1.1 ${status}`];
  for (const [key, value] of Object.entries(headers)) lines.push(`${key}: ${value}`);
  socket.write(lines.join('\r\n') + '\r\n\r\n');
}

const server = http.createServer();

// Label printers keep one raw connection open, so the answer is written to the socket itself.
server.on('upgrade', async (req, socket) => {
  const url = new URL(req.url, 'http://printer.local');
  const shipment = Number(url.searchParams.get('shipment'));
  const label = url.searchParams.get('label') || `waybill-${shipment}`;
  try {
    const pdf = await renderWaybill(shipment);
    writeHead(socket, '200 OK', {
      'Content-Type': 'application/pdf',
      'Content-Length': pdf.length,
      'Content-Disposition': disposition(label),
      Connection: 'close',
    });
    socket.end(pdf);
  } catch {
    socket.end('HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\n\r\n');
  }
});

server.listen(9100);
