import { Sequelize, QueryTypes } from 'sequelize';
import type { NextApiRequest, NextApiResponse } from 'next';

const sequelize = new Sequelize(process.env.DATABASE_URL!);

async function topAuthors(genre: string, limit: number) {
  return sequelize.query(
    `SELECT author, COUNT(*) AS n FROM books WHERE genre = '${genre}' GROUP BY author LIMIT ${limit}`,
    { type: QueryTypes.SELECT },
  );
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { genre, limit } = req.query;
  res.status(200).json(await topAuthors(genre as string, Math.min(Number(limit) || 10, 50)));
}
