import vm from 'node:vm';
import ivm from 'isolated-vm';
import { Router } from 'express';

export const rules = Router();

rules.post('/rules/test', async (req, res) => {
  const { code, facts } = req.body as { code: string; facts: Record<string, unknown> };
  const context = vm.createContext({ facts: structuredClone(facts) }, { codeGeneration: { strings: false, wasm: false } });
  const verdict = vm.runInContext(code, context, { timeout: 100 });
  res.json({ verdict: Boolean(verdict) });
});
