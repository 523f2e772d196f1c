import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Context } from './context';
import { prisma } from './prisma';

const t = initTRPC.context<Context>().create();

const protectedProcedure = t.procedure.use(({ ctx, next }) => {
  if (!ctx.session?.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next({ ctx: { user: ctx.session.user } });
});

const adminProcedure = protectedProcedure.use(({ ctx, next }) => {
  if (ctx.user.role !== 'ADMIN') throw new TRPCError({ code: 'FORBIDDEN' });
  return next();
});

export const adminRouter = t.router({
  listUsers: adminProcedure.query(() => prisma.user.findMany({ select: { id: true, email: true } })),
  banUser: protectedProcedure
    .input(z.object({ userId: z.string().uuid(), reason: z.string().max(200) }))
    .mutation(async ({ input }) => {
      await prisma.user.update({ where: { id: input.userId }, data: { banned: true, banReason: input.reason } });
      return { ok: true };
    }),
});
