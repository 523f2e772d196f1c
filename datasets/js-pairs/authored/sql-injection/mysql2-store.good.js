const express = require('express');
const mysql = require('mysql2/promise');

const pool = mysql.createPool({ uri: process.env.DATABASE_URL });
const router = express.Router();

class InvoiceStore {
  constructor(db) {
    this.db = db;
  }

  async find(customer, status) {
    const where = status ? ' AND status = ?' : '';
    const values = status ? [customer, status] : [customer];
    const [rows] = await this.db.query('SELECT * FROM invoices WHERE customer_id = ?' + where, values);
    return rows;
  }

  async count(customer) {
    const table = 'invoices';
    const [rows] = await this.db.query(`SELECT COUNT(*) AS n FROM ${table} WHERE customer_id = ?`, [customer]);
    return rows[0].n;
  }
}

const store = new InvoiceStore(pool);

router.get('/customers/:id/invoices', async (req, res, next) => {
  try {
    const { status } = req.query;
    res.json({ total: await store.count(req.params.id), rows: await store.find(req.params.id, status) });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
