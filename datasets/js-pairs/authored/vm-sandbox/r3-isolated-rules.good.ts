import vm from 'node:vm';
import ivm from 'isolated-vm';
import { Router } from 'express';

export const rules = Router();

rules.post('/rules/test', async (req, res) => {
  const { code, facts } = req.body as { code: string; facts: Record<string, unknown> };
  const isolate = new ivm.Isolate({ memoryLimit: 16 });
  const context = await isolate.createContext();
  await context.global.set('facts', new ivm.ExternalCopy(facts).copyInto());
  const verdict = await context.eval(code, { timeout: 100, copy: true });
  isolate.dispose();
  res.json({ verdict: Boolean(verdict) });
});
