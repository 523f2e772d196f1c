'use strict';

const mysql = require('mysql2/promise');
const { MongoClient } = require('mongodb');
const config = require('./config');

const pool = mysql.createPool({ ...config.mysql, connectionLimit: 8 });
const mongo = new MongoClient(config.mongoUrl);

async function rows(sql, values) {
  const [result] = await pool.query(sql, values);
  return result;
}

function collection(name) {
  return mongo.db().collection(name);
}

module.exports = { rows, collection, mongo };
