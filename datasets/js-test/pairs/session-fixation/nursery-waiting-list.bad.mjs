import Hapi from '@hapi/hapi';
import Yar from '@hapi/yar';
import Joi from 'joi';
import { parents } from './parents.mjs';

export async function createServer() {
  const server = Hapi.server({ port: 8080 });
  await server.register({
    plugin: Yar,
    options: {
      name: 'nursery',
      storeBlank: false,
      maxCookieSize: 0,
      cookieOptions: { password: process.env.YAR_PASSWORD, isSecure: true, isHttpOnly: true, isSameSite: 'Lax' },
    },
  });

  server.route({
    method: 'POST',
    path: '/sign-in',
    options: {
      validate: { payload: Joi.object({ email: Joi.string().email().required(), password: Joi.string().required() }) },
    },
    async handler(request, h) {
      const parent = await parents.authenticate(request.payload.email, request.payload.password);
      if (!parent) {
        return h.response({ error: 'wrong e-mail or password' }).code(401);
      }
      const children = request.yar.get('children') ?? [];
      request.yar.clear('children');
      request.yar.set({ parentId: parent.id, children });
      return { name: parent.name, children: children.length };
    },
  });

  server.route({
    method: 'POST',
    path: '/sign-out',
    handler(request, h) {
      request.yar.reset();
      return h.response().code(204);
    },
  });

  return server;
}
