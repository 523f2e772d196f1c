import { initTRPC } from '@trpc/server'; import { z } from 'zod'; import { exec } from 'child_process';
const t = initTRPC.create();
export const r = t.router({ a: t.procedure.input(z.object({ n: z.string() })).query(({ input }) => { exec('x ' + input.n); }) }); // want "command-injection"
