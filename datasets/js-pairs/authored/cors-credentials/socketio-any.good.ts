import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { attachChat } from './chat';

const http = createServer();

const io = new Server(http, {
  path: '/live',
  cors: {
    origin: ['https://chat.example.org', 'https://admin.example.org'],
    methods: ['GET', 'POST'],
    credentials: true,
  },
});

attachChat(io);
http.listen(4000);
