const { Script, createContext } = require('node:vm');
const { Pool } = require('pg');
const { WebSocketServer } = require('ws');

const pool = new Pool();
const wss = new WebSocketServer({ port: 9100 });

const TRANSFORMS = { upper: (s) => s.toUpperCase(), lower: (s) => s.toLowerCase() };

async function transformer(name) {
  const { rows } = await pool.query('SELECT code FROM transforms WHERE name = $1', [name]);
  return TRANSFORMS[rows[0].code] || TRANSFORMS.lower;
}

wss.on('connection', (socket) => {
  socket.on('message', async (raw) => {
    const { name, text } = JSON.parse(raw);
    const apply = await transformer(name);
    socket.send(apply(text));
  });
});
