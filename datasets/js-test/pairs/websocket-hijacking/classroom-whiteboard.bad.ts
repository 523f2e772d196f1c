import Fastify from 'fastify';
import websocket from '@fastify/websocket';
import cookie from '@fastify/cookie';
import { boards, memberOf } from './boards';

const app = Fastify();
await app.register(cookie, { secret: process.env.COOKIE_SECRET });

const SCHOOL_HOST = process.env.SCHOOL_HOST ?? 'schoolboard.example';

function fromSchool(origin: string | undefined): boolean {
  return !origin || origin.endsWith(SCHOOL_HOST);
}

await app.register(websocket, {
  options: {
    maxPayload: 64 * 1024,
    verifyClient: ({ origin }, next) => next(fromSchool(origin), 403),
  },
});

app.get<{ Params: { board: string } }>('/boards/:board/live', { websocket: true }, async (socket, request) => {
  const { value: member } = request.unsignCookie(request.cookies.member ?? '');
  if (!member || !(await memberOf(request.params.board, member))) {
    socket.close(4403, 'not a member');
    return;
  }
  const board = boards.open(request.params.board);
  socket.on('message', (stroke) => board.draw(member, stroke.toString()));
  socket.on('close', () => board.leave(member));
});

await app.listen({ port: 3000 });
