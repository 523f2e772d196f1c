import Fastify from 'fastify';
import * as actions from './actions';

const app = Fastify();
const PUBLIC: ReadonlyArray<string> = ['search', 'suggest'];

async function perform(name: string, input: unknown) {
  const action = (actions as Record<string, Function>)[name];
  if (!action) throw new Error('unknown action');
  return action(input);
}

app.post<{ Body: { action: string; input: unknown } }>('/perform', async (request) => {
  return perform(request.body.action, request.body.input);
});

app.listen({ port: 3000 });
