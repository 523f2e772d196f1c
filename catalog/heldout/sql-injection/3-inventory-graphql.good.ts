import Database from 'better-sqlite3';
import { GraphQLError } from 'graphql';

const db = new Database(process.env.SQLITE_FILE ?? 'inventory.db', { readonly: true });

interface Args {
  warehouse: string;
  prefix?: string;
}

interface Ctx {
  user: { id: number } | null;
}

function stockParams({ warehouse, prefix = '' }: Args): [string, string] {
  return [warehouse, `${prefix}%`];
}

const total = db.prepare('SELECT SUM(quantity) AS total FROM stock WHERE warehouse = ?');

export const resolvers = {
  Query: {
    stock: (_: unknown, args: Args, { user }: Ctx) => {
      if (!user) throw new GraphQLError('Unauthorized');
      const sql = 'SELECT sku, quantity FROM stock WHERE warehouse = ? AND sku LIKE ? ORDER BY sku';
      return db.prepare(sql).all(...stockParams(args));
    },
    stockTotal: (_: unknown, { warehouse }: Args, { user }: Ctx) => {
      if (!user) throw new GraphQLError('Unauthorized');
      return total.get(warehouse);
    },
  },
};
