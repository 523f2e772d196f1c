import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { protectedProcedure, router } from '../trpc';
import { db } from '../db';

const adminProcedure = protectedProcedure.use(({ ctx, next }) => {
  if (ctx.user.role !== 'ADMIN') throw new TRPCError({ code: 'FORBIDDEN' });
  return next();
});

export const adminRouter = router({
  users: adminProcedure.query(() => db.user.findMany({ select: { id: true, email: true } })),
  setRole: protectedProcedure
    .input(z.object({ id: z.string(), role: z.enum(['USER', 'ADMIN']) }))
    .mutation(({ input }) => db.user.update({ where: { id: input.id }, data: { role: input.role } })),
});
