import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const TEMPLATES = Object.freeze({ welcome: './mail/welcome.js', goodbye: './mail/goodbye.js' });

function template(name) {
  return require('./mail/' + name);
}

export const handler = async (event) => {
  const { name, user } = JSON.parse(event.body);
  return { statusCode: 200, body: template(name).render(user) };
};
