import * as net from 'net';
import Fastify from 'fastify';

const app = Fastify();

interface Invitation {
  email: string;
  team: string;
}

function session(lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.createConnection(25, 'mail.internal');
    socket.on('error', reject);
    socket.on('end', () => resolve());
    for (const line of lines) socket.write(line + '\r\n');
    socket.end('QUIT\r\n');
  });
}

app.post<{ Body: Invitation }>('/invitations', async (request, reply) => {
  const { email, team } = request.body;
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email) || !/^[\w -]+$/.test(team)) return reply.code(400).send();
  await session([
    'EHLO app',
    'MAIL FROM:<app@example.com>',
    `RCPT TO:<${email}>`,
    'DATA',
    `Subject: Join ${team}`,
    '',
    'You have been invited.',
    '.',
  ]);
  return reply.code(202).send();
});

app.listen({ port: 3000 });
