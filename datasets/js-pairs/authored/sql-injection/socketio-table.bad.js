const { Server } = require('socket.io');
const { Client } = require('pg');
const format = require('pg-format');

const io = new Server(3000);
const client = new Client();
client.connect();

async function latest(table, limit) {
  const { rows } = await client.query(`SELECT * FROM ${table} ORDER BY at DESC LIMIT ${parseInt(limit, 10)}`);
  return rows;
}

io.on('connection', (socket) => {
  socket.on('subscribe', async ({ feed, limit }, reply) => {
    reply(await latest(feed, limit));
  });
});
