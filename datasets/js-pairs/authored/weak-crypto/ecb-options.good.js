const crypto = require('crypto');
const fastify = require('fastify')();

const settings = {
  key: Buffer.from(process.env.CARD_KEY, 'hex'),
  cipher: 'aes-256-gcm',
};

function encryptCard(number) {
  const iv = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv(settings.cipher, settings.key, iv);
  const body = cipher.update(number, 'utf8', 'base64') + cipher.final('base64');
  return [iv.toString('base64'), body, cipher.getAuthTag().toString('base64')].join('.');
}

fastify.post('/cards', async (request) => {
  const stored = encryptCard(request.body.number);
  return { token: await fastify.vault.put(stored) };
});

fastify.listen({ port: 3000 });
