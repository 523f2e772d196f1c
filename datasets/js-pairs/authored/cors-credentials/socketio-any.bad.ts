import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { attachChat } from './chat';

const http = createServer();

const io = new Server(http, {
  path: '/live',
  cors: {
    origin: (origin, callback) => callback(null, true),
    methods: ['GET', 'POST'],
    credentials: true,
  },
});

attachChat(io);
http.listen(4000);
