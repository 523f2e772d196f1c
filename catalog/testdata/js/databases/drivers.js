const express = require('express');
const { Pool } = require('pg');
const mongoose = require('mongoose');
const { Sequelize, DataTypes, Model } = require('sequelize');
const knex = require('knex')({ client: 'pg' });
const { PrismaClient } = require('@prisma/client');
const { MongoClient, ObjectId } = require('mongodb');
const Database = require('better-sqlite3');
const User = mongoose.model('User', new mongoose.Schema({}));
const sequelize = new Sequelize('x');
const Order = sequelize.define('Order', {});
class Item extends Model {}
const prisma = new PrismaClient();
const pool = new Pool();
const lite = new Database('x');
const app = express();
app.get('/a', async (req, res) => { await pool.query(`SELECT * FROM t WHERE id = ${req.query.id}`); }); // want "sql-injection"
app.get('/b', async (req, res) => { await pool.query('SELECT * FROM t WHERE id = $1', [req.query.id]); });
app.get('/c', async (req, res) => { await pool.query({ text: 'SELECT ' + req.query.id, values: [] }); }); // want "sql-injection"
app.get('/d', async (req, res) => { const u = await User.findOne({ name: req.body.name }); res.json({ n: u.name }); }); // want "nosql-injection"
app.get('/e', async (req, res) => { const u = await User.findOne({ name: String(req.body.name) }); res.send('<b>' + u.name + '</b>'); }); // want "stored-xss"
app.get('/f/:id', async (req, res) => { const u = await User.findById(req.params.id).lean().exec(); res.json(u); }); // want "sensitive-data-exposure"
app.get('/g/:id', async (req, res) => { await User.findByIdAndUpdate(req.params.id, req.body); }); // want "mass-assignment"
app.get('/h/:id', async (req, res) => { await User.findByIdAndUpdate(req.params.id, { $set: { name: req.body.name } }); });
app.get('/i', async (req, res) => { await Order.findAll({ where: sequelize.literal('a = ' + req.query.a) }); }); // want "orm-raw-query"
app.get('/j', async (req, res) => { await Order.findAll({ where: { a: req.query.a } }); });
app.get('/k', async (req, res) => { await Item.create(req.body); }); // want "mass-assignment"
app.get('/l', async (req, res) => { await knex('t').whereRaw('x = ' + req.query.a); }); // want "orm-raw-query"
app.get('/m', async (req, res) => { await knex('t').where({ x: req.query.a }).orderBy(req.query.s); });
app.get('/n', async (req, res) => { await knex.raw('select ?', [req.query.a]); });
app.get('/o', async (req, res) => { const rows = await knex('t').select(); res.send(rows.map(r => `<li>${r.n}</li>`).join('')); }); // want "stored-xss"
app.get('/p', async (req, res) => { await prisma.$queryRawUnsafe(`SELECT ${req.query.a}`); }); // want "orm-raw-query"
app.get('/q', async (req, res) => { await prisma.$queryRaw`SELECT ${req.query.a}`; });
app.get('/r', async (req, res) => { await prisma.user.update({ where: { id: 1 }, data: req.body }); }); // want "mass-assignment"
app.get('/s', async (req, res) => { await prisma.user.update({ where: { id: req.user.id }, data: { name: req.body.name } }); });
app.get('/t', async (req, res) => { lite.prepare('SELECT * FROM t WHERE x = ' + req.query.x).all(); }); // want "sql-injection"
app.get('/u', async (req, res) => { lite.prepare('SELECT * FROM t WHERE x = ?').all(req.query.x); });
app.get('/v', async (req, res) => { const c = await MongoClient.connect('x'); await c.db('a').collection('b').find({ x: req.query.x }).toArray(); }); // want "nosql-injection"
app.get('/w', async (req, res) => { const c = await MongoClient.connect('x'); await c.db('a').collection('b').find({ _id: new ObjectId(req.body.x) }).toArray(); });
app.get('/x', async (req, res) => { await User.find({ $where: `this.a == '${req.query.a}'` }); }); // want "nosql-injection"
app.get('/y', async (req, res) => { const u = new User(req.body); await u.save(); }); // want "mass-assignment"
app.get('/z', async (req, res) => { await User.find({ name: { $regex: req.query.q } }); }); // want "regex-injection"
app.get('/z1', async (req, res) => { await User.find({ name: new RegExp(req.query.q) }); }); // want "regex-injection"
app.get('/z2', async (req, res) => { const f = {}; f.$where = 'x == ' + req.query.q; await User.find(f); }); // want "nosql-injection"
