import mysql from 'mysql2/promise';
import { MongoClient } from 'mongodb';
import { Sequelize } from 'sequelize';
import { readSecret } from './vault.js';

export const pool = mysql.createPool({
  host: 'db.internal',
  user: 'billing',
  password: process.env.DB_PASSWORD,
  database: 'billing',
});

const { DB_USER, DB_PASS } = process.env;
export const mongo = new MongoClient(`mongodb+srv://${DB_USER}:${DB_PASS}@cluster0.qwert.mongodb.net/ledger`);

export const orm = new Sequelize('reports', 'reporter', await readSecret('reports/password'), { dialect: 'postgres' });
