const express = require('express');
const { createClient } = require('redis');
const neo4j = require('neo4j-driver');
const { aql, literal } = require('arangojs/aql');
const { Database: Arango, aql: arangoAql } = require('arangojs');
const sqlite3 = require('sqlite3');
const mssql = require('mssql');
const oracledb = require('oracledb');
const AWS = require('aws-sdk');
const { DynamoDBClient, ExecuteStatementCommand, PutItemCommand } = require('@aws-sdk/client-dynamodb');
const { PutCommand } = require('@aws-sdk/lib-dynamodb');
const { CosmosClient } = require('@azure/cosmos');
const Influx = require('influx');
const { InfluxDB, flux, fluxString } = require('@influxdata/influxdb-client');
const { Client: Elastic } = require('@elastic/elasticsearch');
const { getFirestore } = require('firebase-admin/firestore');
const { createClient: supabaseClient } = require('@supabase/supabase-js');
const Nedb = require('nedb');
const alasql = require('alasql');
const { createClient: libsql } = require('@libsql/client');
const app = express();

const redis = createClient();
app.get('/redis', (req, res) => {
  redis.get('motd', (err, text) => res.send('<p>' + text + '</p>')); // want "stored-xss"
});
app.get('/redis/raw', async (req, res) => {
  await redis.sendCommand(req.query.command.split(' ')); // want "nosql-injection"
  await redis.sendCommand(['GET', 'motd']);
  res.end();
});
app.get('/events', (req, res) => {
  const feed = redis.duplicate();
  feed.on('message', (channel, text) => res.write('<p>' + text + '</p>')); // want "stored-xss"
  feed.subscribe('news', (text) => res.write('<p>' + text + '</p>')); // want "stored-xss"
});

const driver = neo4j.driver(process.env.NEO4J_URL);
app.get('/people', async (req, res) => {
  const session = driver.session();
  const found = await session.run('MATCH (p:Person {id: $id}) RETURN p.name AS name', { id: req.query.id });
  res.send('<p>' + found.records[0].get('name') + '</p>'); // want "stored-xss"
});

const arango = new Arango({ url: process.env.ARANGO_URL });
app.get('/arango', async (req, res) => {
  await arango.query(arangoAql`FOR p IN posts FILTER p.tag == ${req.query.tag} RETURN p`);
  await arango.query(arangoAql`FOR p IN posts SORT p.${arangoAql.literal(req.query.by)} RETURN p`); // want "sql-injection"
  res.end();
});

const lite = new sqlite3.Database('app.db');
app.get('/lite', (req, res) => {
  lite.get('SELECT title FROM posts WHERE id = ?', (err, row) => {
    res.write('<h1>' + row.title + '</h1>'); // want "stored-xss"
  });
  lite.each('SELECT title FROM posts', (err, row) => {
    res.write('<h1>' + row.title + '</h1>'); // want "stored-xss"
  });
});
const turso = libsql({ url: process.env.TURSO_URL });
app.get('/batch', async (req, res) => {
  await turso.batch(["DELETE FROM cache WHERE tag = '" + req.query.tag + "'"]); // want "sql-injection"
  await turso.batch([{ sql: 'DELETE FROM cache WHERE tag = ?', args: [req.query.tag] }]);
  await turso.batch([{ sql: `DELETE FROM cache WHERE tag = '${req.query.tag}'`, args: [] }]); // want "sql-injection"
  res.end();
});

app.get('/mssql', async (req, res) => {
  const pool = await mssql.connect(process.env.MSSQL_URL);
  pool.request().query('SELECT title FROM posts', (err, found) => {
    res.send('<h1>' + found.recordset[0].title + '</h1>'); // want "stored-xss"
  });
  await pool.request().execute(req.query.procedure); // want "sql-injection"
  await pool.request().input('tag', req.query.tag).execute('posts_by_tag');
});

app.get('/oracle', async (req, res) => {
  const connection = await oracledb.getConnection();
  connection.execute('SELECT title FROM posts', [], (err, found) => {
    res.send('<h1>' + found.rows[0].title + '</h1>'); // want "stored-xss"
  });
});

const documents = new AWS.DynamoDB.DocumentClient();
app.get('/dynamo', (req, res) => {
  documents.get({ TableName: 'posts', Key: { id: 1 } }, (err, data) => {
    res.send('<h1>' + data.Item.title + '</h1>'); // want "stored-xss"
  });
});
app.post('/dynamo', async (req, res) => {
  await documents.scan({ TableName: 'posts', ScanFilter: req.body.filter }).promise(); // want "nosql-injection"
  await documents.put({ TableName: 'posts', Item: req.body }).promise(); // want "mass-assignment"
  await documents.put({ TableName: 'posts', Item: { id: '1', title: req.body.title } }).promise();
  const client = new DynamoDBClient({});
  await client.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM posts WHERE tag = '${req.body.tag}'` })); // want "sql-injection"
  await client.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM posts WHERE tag = ?', Parameters: [{ S: req.body.tag }] }));
  res.end();
});

const items = new CosmosClient(process.env.COSMOS_URL).database('shop').container('posts').items;
app.get('/cosmos', async (req, res) => {
  const found = await items.query('SELECT c.title FROM c').fetchAll();
  res.send('<h1>' + found.resources[0].title + '</h1>'); // want "stored-xss"
});

const metrics = new Influx.InfluxDB(process.env.INFLUX_URL);
const api = new InfluxDB({ url: process.env.INFLUX_URL }).getQueryApi('acme');
app.get('/metrics', async (req, res) => {
  await metrics.query(`SELECT * FROM cpu WHERE host = ${Influx.escape.stringLit(req.query.host)}`);
  await metrics.query(`SELECT * FROM cpu WHERE host = '${req.query.host}'`); // want "sql-injection"
  await api.collectRows(flux`from(bucket: "m") |> filter(fn: (r) => r.host == ${req.query.host})`);
  await api.collectRows('from(bucket: "m") |> filter(fn: (r) => r.host == ' + fluxString(req.query.host) + ')');
  await api.collectRows('from(bucket: "m") |> filter(fn: (r) => r.host == "' + req.query.host + '")'); // want "sql-injection"
  res.end();
});

const elastic = new Elastic({ node: process.env.ELASTIC_URL });
app.get('/elastic', async (req, res) => {
  await elastic.sql.query({ query: `SELECT * FROM posts WHERE tag = '${req.query.tag}'` }); // want "sql-injection"
  await elastic.sql.query({ body: { query: 'SELECT * FROM ' + req.query.index } }); // want "sql-injection"
  await elastic.sql.query({ query: 'SELECT * FROM posts WHERE tag = ?', params: [String(req.query.tag)] });
  res.end();
});

const firestore = getFirestore();
app.get('/firestore', async (req, res) => {
  const snapshot = await firestore.collection('posts').doc('latest').get();
  res.send('<h1>' + snapshot.data().title + '</h1>'); // want "stored-xss"
});
const supabase = supabaseClient(process.env.SUPABASE_URL, process.env.SUPABASE_KEY);
app.get('/supabase', async (req, res) => {
  const { data } = await supabase.from('posts').select('title');
  res.write('<h1>' + data[0].title + '</h1>'); // want "stored-xss"
  await supabase.from('posts').select('id').or(`tag.eq.${req.query.tag},pinned.eq.true`); // want "sql-injection"
  await supabase.from('posts').select('id').eq('tag', req.query.tag);
  await supabase.rpc(req.query.fn, {}); // want "unsafe-dispatch"
  await supabase.rpc('count_posts', { tag: req.query.tag });
  res.end();
});
const nedb = new Nedb({ filename: 'posts.db' });
app.post('/nedb', (req, res) => {
  nedb.find(req.body.filter, (err, found) => res.json({ n: found.length })); // want "nosql-injection"
  nedb.count({ tag: String(req.body.tag) }, () => {});
});
app.get('/alasql', (req, res) => {
  const found = alasql("SELECT id FROM ? WHERE tag = '" + req.query.tag + "'", [[]]); // want "sql-injection"
  res.json(found.length);
});
