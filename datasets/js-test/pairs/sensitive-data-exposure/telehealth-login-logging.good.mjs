import Hapi from '@hapi/hapi';
import pino from 'pino';
import { doctors } from './doctors.mjs';

const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: ['payload.password', 'payload.totp', 'headers.authorization', 'headers.cookie'],
});

export async function createServer() {
  const server = Hapi.server({ port: 3000, routes: { payload: { maxBytes: 64 * 1024 } } });

  server.ext('onPostAuth', (request, h) => {
    log.info(
      { id: request.info.id, path: request.path, headers: request.headers, payload: request.payload },
      'request',
    );
    return h.continue;
  });

  server.route({
    method: 'POST',
    path: '/login',
    handler: async (request, h) => {
      const { email, password, totp } = request.payload;
      const doctor = await doctors.authenticate(email, password, totp);
      if (!doctor) {
        return h.response({ error: 'sign-in failed' }).code(401);
      }
      request.cookieAuth.set({ id: doctor.id });
      return { name: doctor.name };
    },
  });

  server.events.on('response', (request) => {
    log.info({ id: request.info.id, status: request.response.statusCode }, 'response');
  });

  return server;
}
