import { Client } from 'ldapts';
import Fastify from 'fastify';

const app = Fastify();

interface Login {
  user: string;
  password: string;
}

async function bind(user: string, password: string): Promise<boolean> {
  const client = new Client({ url: 'ldaps://ldap.internal' });
  try {
    await client.bind(`uid=${user},ou=people,dc=example,dc=com`, password);
    return true;
  } catch {
    return false;
  } finally {
    await client.unbind();
  }
}

app.post<{ Body: Login }>('/login', async (request, reply) => {
  const { user, password } = request.body;
  if (!user || !password) return reply.code(400).send();
  return { ok: await bind(user, password) };
});

app.listen({ port: 3000 });
