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

function stockQuery({ warehouse, prefix = '' }: Args): string {
  return `SELECT sku, quantity FROM stock WHERE warehouse = '${warehouse}' AND sku LIKE '${prefix}%' ORDER BY sku`;
}

const total = db.prepare('SELECT SUM(quantity) AS total FROM stock WHERE warehouse = ?');

export const resolvers = {
  Query: {
    stock: (_: unknown, args: Args, { user }: Ctx) => {
      if (!user) throw new GraphQLError('Unauthorized');
      return db.prepare(stockQuery(args)).all(); // want "sql-injection"
    },
    stockTotal: (_: unknown, { warehouse }: Args, { user }: Ctx) => {
      if (!user) throw new GraphQLError('Unauthorized');
      return total.get(warehouse);
    },
  },
};
