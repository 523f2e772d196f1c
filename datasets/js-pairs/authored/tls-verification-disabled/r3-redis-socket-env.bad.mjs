import { createClient } from 'redis';
import WebSocket from 'ws';

const production = process.env.NODE_ENV === 'production';

export const cache = createClient({
  url: process.env.REDIS_URL,
  socket: {
    tls: true,
    rejectUnauthorized: !production,
    servername: process.env.REDIS_HOST,
  },
});

export function feed(url) {
  const socket = new WebSocket(url, { handshakeTimeout: 5000, rejectUnauthorized: false });
  socket.on('message', (data) => cache.publish('feed', data.toString()));
  return socket;
}

await cache.connect();
