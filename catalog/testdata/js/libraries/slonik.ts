import express from 'express';
import { createPool, sql } from 'slonik';
import sqlt, { raw } from 'sql-template-tag';
import { drizzle } from 'drizzle-orm/node-postgres';
import { sql as dsql } from 'drizzle-orm';
import { Kysely, sql as ksql } from 'kysely';
import * as schema from './schema';

const app = express();
const db = drizzle(process.env.DATABASE_URL!, { schema });
const kysely = new Kysely<any>({} as any);

app.get('/post', async (req, res) => {
  const pool = await createPool(process.env.DATABASE_URL!);
  const post = await pool.one(sql.unsafe`SELECT title FROM posts WHERE id = ${req.query.id as string}`);
  res.send(`<h1>${post.title}</h1>`); // want "stored-xss"
});
app.get('/order', async (req, res) => {
  const order = raw(req.query.by as string); // want "sql-injection"
  res.json(sqlt`SELECT * FROM posts ORDER BY ${order}`.sql.length);
});
app.get('/drizzle', async (req, res) => {
  const post = await db.query.posts.findFirst();
  res.write(`<h1>${post!.title}</h1>`); // want "stored-xss"
  const posts = await db.query.posts.findMany({ limit: 5 });
  res.write(`<h1>${posts[0].title}</h1>`); // want "stored-xss"
  await db.execute(dsql`SELECT * FROM posts ORDER BY ${dsql.identifier(req.query.by as string)}`);
  await db.execute(dsql`SELECT * FROM posts ORDER BY ${dsql.raw(req.query.by as string)}`); // want "orm-raw-query"
  res.end();
});
app.get('/kysely', async (req, res) => {
  await ksql`SELECT * FROM posts ORDER BY ${ksql.ref(req.query.by as string)}`.execute(kysely);
  await ksql`SELECT * FROM posts ORDER BY ${ksql.raw(req.query.by as string)}`.execute(kysely); // want "orm-raw-query"
  res.end();
});
