import { Server } from 'socket.io';

const LINK = /https?:\/\/[^\s]+/g;
const HANDLE = /(^|\s)@([a-z0-9][a-z0-9._]{0,30})$/i;

const io = new Server(4000, { maxHttpBufferSize: 1e6 });

io.on('connection', (socket) => {
  socket.on('draft', (text: string) => {
    const links = text.match(LINK) ?? [];
    const mention = HANDLE.exec(text);
    socket.emit('hints', { links: links.length, mention: mention ? mention[2] : null });
  });
});
