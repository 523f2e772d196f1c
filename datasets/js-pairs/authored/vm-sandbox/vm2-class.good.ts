import { VM, NodeVM } from 'vm2';
import ivm from 'isolated-vm';
import Fastify from 'fastify';

const app = Fastify();

class ScriptRunner {
  async run(code: string, input: unknown): Promise<unknown> {
    const isolate = new ivm.Isolate({ memoryLimit: 16 });
    const context = await isolate.createContext();
    await context.global.set('input', new ivm.ExternalCopy(input).copyInto());
    return context.eval(code, { timeout: 100, copy: true });
  }
}

const runner = new ScriptRunner();

app.post<{ Body: { code: string; input: unknown } }>('/scripts/run', async (request) => {
  return { output: await runner.run(request.body.code, request.body.input) };
});

app.listen({ port: 3000 });
