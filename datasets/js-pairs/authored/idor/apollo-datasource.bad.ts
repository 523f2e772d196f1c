import { GraphQLError } from 'graphql';
import type { Resolvers } from './generated';

const requireUser = (ctx: { user?: { id: string } }) => {
  if (!ctx.user) throw new GraphQLError('sign in first', { extensions: { code: 'UNAUTHENTICATED' } });
  return ctx.user;
};

export const resolvers: Resolvers = {
  Query: {
    myPayslips: (_parent, _args, ctx) => ctx.db.payslip.findMany({ where: { employeeId: requireUser(ctx).id } }),
    payslip: async (_parent, { id }, ctx) => {
      const user = requireUser(ctx);
      const slip = await ctx.db.payslip.findUnique({ where: { id } });
      ctx.log.info({ by: user.id, slip: id }, 'payslip read');
      return slip;
    },
  },
};
