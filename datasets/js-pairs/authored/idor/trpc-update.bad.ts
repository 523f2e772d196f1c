import { z } from 'zod';
import { TRPCError } from '@trpc/server';
import { protectedProcedure, router } from '../trpc';

export const noteRouter = router({
  mine: protectedProcedure.query(({ ctx }) => ctx.db.note.findMany({ where: { authorId: ctx.session.user.id } })),
  update: protectedProcedure
    .input(z.object({ id: z.string(), text: z.string().max(5000) }))
    .mutation(async ({ ctx, input }) => {
      return ctx.db.note.update({ where: { id: input.id }, data: { text: input.text } });
    }),
});
