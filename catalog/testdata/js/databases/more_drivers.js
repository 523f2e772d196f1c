const app = require('express')();
const mssql = require('mssql'); const { Request: TRequest } = require('tedious'); const oracledb = require('oracledb');
const sqlite3 = require('sqlite3').verbose(); const { DatabaseSync } = require('node:sqlite'); const { createClient } = require('@libsql/client');
const pgp = require('pg-promise')(); const postgres = require('postgres'); const { createPool, sql: slon } = require('slonik');
const { drizzle } = require('drizzle-orm/node-postgres'); const { sql } = require('drizzle-orm'); const { Kysely, sql: ksql } = require('kysely'); const { MikroORM } = require('@mikro-orm/core'); const { Model: OModel, raw } = require('objection');
const redis = require('redis'); const neo4j = require('neo4j-driver'); const cassandra = require('cassandra-driver'); const { Client: Es } = require('@elastic/elasticsearch'); const AWS = require('aws-sdk'); const { ScanCommand } = require('@aws-sdk/lib-dynamodb'); const admin = require('firebase-admin'); const { createClient: sb } = require('@supabase/supabase-js'); const mysql = require('mysql'); const mysql2 = require('mysql2'); const { BigQuery } = require('@google-cloud/bigquery'); const format = require('pg-format');
const { getRepository, getConnection } = require('typeorm');
const db = pgp('x'); const pg = postgres(); const slonik = createPool('x'); const orm = drizzle('x'); const ky = new Kysely({}); const lite = new sqlite3.Database('x'); const nlite = new DatabaseSync('x'); const lsql = createClient({}); const drv = neo4j.driver('x'); const cass = new cassandra.Client({}); const es = new Es({}); const dyn = new AWS.DynamoDB.DocumentClient(); const fire = admin.firestore(); const supa = sb('x'); const con = mysql.createConnection({}); const bq = new BigQuery(); const pool2 = mysql2.createPool({}).promise();
class Person extends OModel {}
app.get('/1', async (req, res) => { const p = await mssql.connect({}); await p.request().query(`SELECT ${req.query.a}`); }); // want "sql-injection"
app.get('/2', async (req, res) => { const p = await mssql.connect({}); await p.request().input('a', req.query.a).query('SELECT @a'); });
app.get('/3', async (req, res) => { await mssql.query`SELECT ${req.query.a}`; });
app.get('/4', async (req, res) => { await mssql.query('SELECT ' + req.query.a); }); // want "sql-injection"
app.get('/5', async (req, res) => { new TRequest('SELECT ' + req.query.a, () => {}); }); // want "sql-injection"
app.get('/6', async (req, res) => { const c = await oracledb.getConnection({}); await c.execute('SELECT ' + req.query.a); }); // want "sql-injection"
app.get('/7', async (req, res) => { const c = await oracledb.getConnection({}); const r = await c.execute('SELECT :a', [req.query.a]); res.send('<p>' + r.rows[0].N); }); // want "stored-xss"
app.get('/8', async (req, res) => { lite.all('SELECT ' + req.query.a, (e, rows) => {}); }); // want "sql-injection"
app.get('/9', async (req, res) => { lite.all('SELECT ?', [req.query.a], (e, rows) => { res.send(`<p>${rows[0].x}`); }); }); // want "stored-xss"
app.get('/10', async (req, res) => { nlite.prepare('SELECT ' + req.query.a).get(); }); // want "sql-injection"
app.get('/11', async (req, res) => { await lsql.execute({ sql: 'SELECT ' + req.query.a, args: [] }); }); // want "sql-injection"
app.get('/12', async (req, res) => { await db.any('SELECT ' + req.query.a); }); // want "sql-injection"
app.get('/13', async (req, res) => { await db.any('SELECT $1', [req.query.a]); });
app.get('/14', async (req, res) => { await db.any('SELECT * FROM t ORDER BY ${c:raw}', { c: req.query.a }); }); // want "sql-injection"
app.get('/15', async (req, res) => { await pg`SELECT ${req.query.a}`; });
app.get('/16', async (req, res) => { await pg.unsafe('SELECT ' + req.query.a); }); // want "sql-injection"
app.get('/17', async (req, res) => { await slonik.any(slon.unsafe`SELECT ${req.query.a}`); });
app.get('/18', async (req, res) => { await orm.execute(sql.raw('SELECT ' + req.query.a)); }); // want "orm-raw-query"
app.get('/19', async (req, res) => { await orm.execute(sql`SELECT ${req.query.a}`); });
app.get('/20', async (req, res) => { await orm.insert(T).values(req.body); }); // want "mass-assignment"
app.get('/21', async (req, res) => { await ky.updateTable('t').set(req.body).execute(); }); // want "mass-assignment"
app.get('/22', async (req, res) => { await ksql`SELECT ${ksql.raw(req.query.a)}`.execute(ky); }); // want "orm-raw-query"
app.get('/23', async (req, res) => { const o = await MikroORM.init({}); await o.em.fork().execute('SELECT ' + req.query.a); }); // want "orm-raw-query"
app.get('/24', async (req, res) => { await Person.query().whereRaw('a = ' + req.query.a); }); // want "orm-raw-query"
app.get('/25', async (req, res) => { await Person.query().patch(req.body).where('id', 1); }); // want "mass-assignment"
app.get('/26', async (req, res) => { const c = redis.createClient(); await c.eval(req.query.s); }); // want "eval-injection"
app.get('/27', async (req, res) => { const c = redis.createClient(); await c.set(req.query.k, req.query.v); const v = await c.get('x'); res.send('<p>' + v); }); // want "stored-xss"
app.get('/28', async (req, res) => { await drv.session().run(`MATCH (u {n: '${req.query.a}'}) RETURN u`); }); // want "sql-injection"
app.get('/29', async (req, res) => { await drv.session().run('MATCH (u {n: $n}) RETURN u', { n: req.query.a }); });
app.get('/30', async (req, res) => { await cass.execute('SELECT ' + req.query.a); }); // want "sql-injection"
app.get('/31', async (req, res) => { await es.search({ index: 'x', body: req.body }); }); // want "nosql-injection"
app.get('/32', async (req, res) => { await es.search({ index: 'x', query: { match: { t: req.query.q } } }); });
app.get('/33', async (req, res) => { await dyn.scan({ TableName: 't', FilterExpression: 'a = ' + req.query.a }).promise(); }); // want "nosql-injection"
app.get('/34', async (req, res) => { await dyn.scan({ TableName: 't', FilterExpression: 'a = :a', ExpressionAttributeValues: { ':a': req.query.a } }).promise(); });
app.get('/35', async (req, res) => { await fire.collection('u').doc(req.params.id).set(req.body); }); // want "mass-assignment"
app.get('/36', async (req, res) => { await supa.from('u').insert(req.body); }); // want "mass-assignment"
app.get('/37', async (req, res) => { con.query('SELECT * FROM t WHERE a = ' + con.escape(req.query.a)); });
app.get('/38', async (req, res) => { con.query(mysql.format('SELECT * FROM t WHERE a = ?', [req.query.a])); });
app.get('/39', async (req, res) => { con.query({ sql: 'SELECT ' + req.query.a }); }); // want "sql-injection"
app.get('/40', async (req, res) => { con.query(`SELECT * FROM ?? ORDER BY ${req.query.a}`, ['t']); }); // want "sql-injection"
app.get('/41', async (req, res) => { const [rows] = await pool2.execute('SELECT 1'); res.send(`<ul>${rows.map((r) => '<li>' + r.n).join('')}</ul>`); }); // want "stored-xss"
app.get('/42', async (req, res) => { await bq.query({ query: `SELECT ${req.query.a}` }); }); // want "sql-injection"
app.get('/43', async (req, res) => { con.query(format('SELECT %L', req.query.a)); });
app.get('/44', async (req, res) => { await getRepository(U).createQueryBuilder().where("n = '" + req.query.a + "'").getOne(); }); // want "orm-raw-query"
app.get('/45', async (req, res) => { await getConnection().query('SELECT ' + req.query.a); }); // want "orm-raw-query"
app.get('/46', async (req, res) => { await pg`SELECT * FROM ${pg(req.query.t)}`; });
