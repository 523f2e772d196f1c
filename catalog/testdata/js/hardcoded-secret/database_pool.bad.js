import mysql from 'mysql2/promise';
import { MongoClient } from 'mongodb';
import { Sequelize } from 'sequelize';

export const pool = mysql.createPool({
  host: 'db.internal',
  user: 'billing',
  password: 'billing', // want "hardcoded-secret"
  database: 'billing',
});

export const mongo = new MongoClient('mongodb+srv://ledger:Zk71-marigold@cluster0.qwert.mongodb.net/ledger'); // want "hardcoded-secret"

export const orm = new Sequelize('reports', 'reporter', 'tiger', { dialect: 'postgres' }); // want "hardcoded-secret"
