import { VM, NodeVM } from 'vm2';
import ivm from 'isolated-vm';
import Fastify from 'fastify';

const app = Fastify();

class ScriptRunner {
  async run(code: string, input: unknown): Promise<unknown> {
    const vm = new VM({ timeout: 100, sandbox: { input } });
    return vm.run(code);
  }
}

const runner = new ScriptRunner();

app.post<{ Body: { code: string; input: unknown } }>('/scripts/run', async (request) => {
  return { output: await runner.run(request.body.code, request.body.input) };
});

app.listen({ port: 3000 });
