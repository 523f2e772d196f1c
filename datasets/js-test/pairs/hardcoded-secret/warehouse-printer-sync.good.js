const { Client } = require('pg');
const net = require('net');

const PRINTER_PORT = 9100;
const LABEL_KEY = 'zebra-label-v2';

const settings = {
  host: process.env.DB_HOST || 'wms-db.internal',
  user: 'label_sync',
  password: process.env.DB_PASSWORD,
  database: 'wms',
};

function print(host, zpl) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(PRINTER_PORT, host, () => socket.end(zpl, resolve));
    socket.once('error', reject);
  });
}

async function main() {
  const client = new Client(settings);
  await client.connect();
  const { rows } = await client.query(
    'SELECT id, printer, zpl FROM labels WHERE template = $1 AND printed_at IS NULL LIMIT 50',
    [LABEL_KEY],
  );
  for (const row of rows) {
    await print(row.printer, row.zpl);
    await client.query('UPDATE labels SET printed_at = now() WHERE id = $1', [row.id]);
  }
  await client.end();
}

main().catch((err) => {
  console.error(err.message);
  process.exitCode = 1;
});
