const express = require('express');
const { Pool, Query, escapeLiteral, escapeIdentifier } = require('pg');
const Cursor = require('pg-cursor');
const QueryStream = require('pg-query-stream');
const { neon } = require('@neondatabase/serverless');
const pgp = require('pg-promise')();
const postgres = require('postgres');
const SQL = require('sql-template-strings');
const format = require('pg-format');
const SqlString = require('sqlstring');
const mysql = require('mysql2');
const app = express();
const pool = new Pool();
const db = pgp(process.env.DATABASE_URL);
const lite = neon(process.env.DATABASE_URL);
const sql = postgres(process.env.DATABASE_URL);
const connection = mysql.createConnection(process.env.MYSQL_URL);

app.get('/rows', (req, res) => {
  pool.query('SELECT title FROM posts', (err, found) => {
    res.send('<h1>' + found.rows[0].title + '</h1>'); // want "stored-xss"
  });
});
app.get('/submitted', async (req, res) => {
  const client = await pool.connect();
  client.query(new Query('SELECT * FROM posts WHERE tag = ' + req.query.tag)); // want "sql-injection"
  client.query(new Query('SELECT * FROM posts WHERE tag = $1', [req.query.tag]));
  client.query(new Cursor("SELECT * FROM posts WHERE tag = '" + req.query.tag + "'")); // want "sql-injection"
  client.query(new QueryStream("SELECT * FROM posts ORDER BY " + req.query.by)); // want "sql-injection"
  client.query(new QueryStream('SELECT * FROM posts WHERE tag = $1', [req.query.tag]));
  res.end();
});
app.get('/escaped', async (req, res) => {
  await pool.query('SELECT * FROM posts WHERE tag = ' + escapeLiteral(req.query.tag));
  await pool.query('SELECT * FROM posts ORDER BY ' + escapeIdentifier(req.query.by));
  await pool.query(format('SELECT * FROM posts WHERE tag = %L', req.query.tag));
  await pool.query('SELECT * FROM posts WHERE tag = ' + format.literal(req.query.tag));
  await pool.query(format.string(req.query.tag)); // want "sql-injection"
  connection.query('SELECT * FROM posts WHERE tag = ' + SqlString.escape(req.query.tag));
  connection.query(SqlString.format('SELECT * FROM posts WHERE tag = ?', [req.query.tag]));
  connection.query(SqlString.format('SELECT * FROM posts WHERE tag = ' + req.query.tag)); // want "sql-injection"
  res.end();
});
app.get('/raw', (req, res) => {
  connection.query('UPDATE posts SET seen = ?', [mysql.raw('NOW()')]);
  connection.changeUser({ database: req.query.tenant }, () => res.end()); // want "sql-injection"
});
app.get('/neon', async (req, res) => {
  await lite("SELECT * FROM posts WHERE tag = '" + req.query.tag + "'"); // want "sql-injection"
  await lite`SELECT * FROM posts ORDER BY ${lite.unsafe(req.query.by)}`; // want "sql-injection"
  await lite`SELECT * FROM posts WHERE tag = ${req.query.tag}`;
  res.end();
});
app.get('/promise', async (req, res) => {
  const post = await db.one('SELECT title FROM posts WHERE id = $1', [req.query.id]);
  res.write('<h1>' + post.title + '</h1>'); // want "stored-xss"
  const found = await db.result('SELECT title FROM posts');
  res.write('<h1>' + found.rows[0].title + '</h1>'); // want "stored-xss"
  await db.any(pgp.as.format('SELECT * FROM posts WHERE tag = $1', [req.query.tag]));
  await db.any(pgp.as.format('SELECT * FROM posts WHERE tag = ' + req.query.tag)); // want "sql-injection"
  await db.any('SELECT * FROM posts ORDER BY ' + pgp.as.name(req.query.by));
  await db.any('SELECT * FROM posts ORDER BY ' + req.query.by); // want "sql-injection"
  res.end();
});
app.get('/tags', async (req, res) => {
  const query = SQL`SELECT * FROM posts WHERE tag = ${req.query.tag}`;
  query.append(' ORDER BY ' + req.query.by); // want "sql-injection"
  query.append(SQL` LIMIT ${req.query.limit}`);
  await pool.query(query);
  await sql`SELECT * FROM posts WHERE tag = ${req.query.tag}`;
  res.end();
});
