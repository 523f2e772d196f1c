const crypto = require('crypto');
const fastify = require('fastify')();

const settings = {
  key: Buffer.from(process.env.CARD_KEY, 'hex'),
  cipher: 'aes-128-ecb',
};

function encryptCard(number) {
  const cipher = crypto.createCipheriv(settings.cipher, settings.key, null);
  return cipher.update(number, 'utf8', 'base64') + cipher.final('base64');
}

fastify.post('/cards', async (request) => {
  const stored = encryptCard(request.body.number);
  return { token: await fastify.vault.put(stored) };
});

fastify.listen({ port: 3000 });
