import express from 'express';
import { PrismaClient, Prisma } from '@prisma/client';
import { Sequelize, DataTypes } from 'sequelize';
import { DataSource, Raw } from 'typeorm';
import { MikroORM, wrap } from '@mikro-orm/core';
import knexFactory from 'knex';
import { Post } from './entities';

const app = express();
const prisma = new PrismaClient();
const sequelize = new Sequelize(process.env.DATABASE_URL!);
const Article = sequelize.define('Article', { title: DataTypes.STRING });
const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL });
const knex = knexFactory({ client: 'pg' });

app.get('/prisma', async (req, res) => {
  await prisma.$queryRaw`SELECT * FROM posts ORDER BY ${Prisma.raw(req.query.by as string)}`; // want "orm-raw-query"
  await prisma.$queryRaw`SELECT * FROM posts WHERE tag = ${req.query.tag}`;
  res.end();
});
app.post('/prisma/mongo', async (req, res) => {
  await prisma.$runCommandRaw({ find: 'posts', filter: req.body.filter }); // want "nosql-injection"
  await prisma.post.findRaw({ filter: req.body.filter }); // want "nosql-injection"
  await prisma.post.findRaw({ filter: { tag: String(req.body.tag) } });
  res.end();
});

app.get('/articles', async (req, res) => {
  const article = await Article.findByPk(Number(req.query.id));
  res.write(`<h1>${article!.title}</h1>`); // want "stored-xss"
  const page = await Article.findAndCountAll({ limit: 10 });
  res.write(`<h1>${page.rows[0].title}</h1>`); // want "stored-xss"
  const plain = article!.get();
  res.write(`<h1>${plain.title}</h1>`); // want "stored-xss"
  res.end();
});
app.get('/articles/raw', async (req, res) => {
  await Article.count({ attributes: [[Sequelize.fn(req.query.fn as string, Sequelize.col('id')), 'n']] }); // want "orm-raw-query"
  await Article.count({ attributes: [[Sequelize.cast(Sequelize.col('id'), req.query.type as string), 'n']] }); // want "orm-raw-query"
  await Article.count({ attributes: [[Sequelize.fn('MAX', Sequelize.col(req.query.column as string)), 'n']] });
  await sequelize.query('SELECT * FROM articles WHERE tag = ' + sequelize.escape(req.query.tag as string));
  await sequelize.query('SELECT * FROM articles WHERE tag = ' + req.query.tag); // want "orm-raw-query"
  res.end();
});
app.post('/articles', async (req, res) => {
  await Article.bulkCreate(req.body); // want "mass-assignment"
  await Article.findOrCreate({ where: { id: 1 }, defaults: req.body }); // want "mass-assignment"
  await Article.findOrCreate({ where: { id: 1 }, defaults: { title: req.body.title } });
  res.end();
});

app.get('/typeorm', async (req, res) => {
  const posts = source.getRepository(Post);
  await posts.createQueryBuilder('p').select(`p.${req.query.column}`).getMany(); // want "orm-raw-query"
  await posts.createQueryBuilder('p').orderBy(req.query.by as string).getMany(); // want "orm-raw-query"
  await posts.createQueryBuilder('p').leftJoinAndSelect('p.author', 'a', `a.name = '${req.query.author}'`).getMany(); // want "orm-raw-query"
  await posts.createQueryBuilder('p').leftJoinAndSelect('p.author', 'a', 'a.name = :author', { author: req.query.author }).getMany();
  await posts.findBy({ views: Raw(`> ${req.query.views}`) }); // want "orm-raw-query"
  await posts.findBy({ views: Raw((alias) => `${alias} > :views`, { views: req.query.views }) });
  const by = req.query.by === 'title' ? 'p.title' : 'p.id';
  await posts.createQueryBuilder('p').orderBy(by).getMany();
  res.end();
});

app.get('/mikro', async (req, res) => {
  const em = (await MikroORM.init()).em.fork();
  const post = await em.findOneOrFail(Post, { id: 1 });
  res.write(`<h1>${post.title}</h1>`); // want "stored-xss"
  await em.createQueryBuilder(Post).where(`tag = '${req.query.tag}'`).getResult(); // want "orm-raw-query"
  await em.createQueryBuilder(Post).where({ tag: req.query.tag }).getResult();
  res.end();
});
app.post('/mikro', async (req, res) => {
  const em = (await MikroORM.init()).em.fork();
  em.create(Post, req.body); // want "mass-assignment"
  em.create(Post, { title: req.body.title });
  const post = await em.findOneOrFail(Post, { id: 1 });
  wrap(post).assign(req.body); // want "mass-assignment"
  res.end();
});

app.get('/knex', async (req, res) => {
  await knex.with('recent', knex.raw('SELECT 1')).select('*').withRaw('tagged', `SELECT * FROM posts WHERE tag = '${req.query.tag}'`); // want "orm-raw-query"
  await knex('posts').select(knex.ref(req.query.column as string));
  res.end();
});
app.post('/knex', async (req, res) => {
  await knex('posts').where({ id: 1 }).increment(req.body); // want "mass-assignment"
  await knex('posts').where({ id: 1 }).increment('views', 1);
  res.end();
});
