import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { db } from './db';

const t = initTRPC.context<{ user?: { id: string } }>().create();

const signedIn = t.middleware(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next({ ctx: { user: ctx.user } });
});

const publicProcedure = t.procedure;
const protectedProcedure = t.procedure.use(signedIn);

export const appRouter = t.router({
  plans: publicProcedure.query(() => db.plan.findMany()),
  me: protectedProcedure.query(({ ctx }) => db.user.findUnique({ where: { id: ctx.user.id } })),
  deleteProject: protectedProcedure
    .input(z.object({ id: z.string().uuid() }))
    .mutation(({ input }) => db.project.delete({ where: { id: input.id } })),
});
