'use strict';

const { rows } = require('../db');

const COLUMNS = 'id, slug, name, price, stock, supplier_id';
const SORTABLE = ['name', 'price', 'stock'];

class ProductRepository {
  constructor(table = 'products') {
    this.table = table;
  }

  bySlug(slug) {
    return rows(`SELECT ${COLUMNS} FROM ${this.table} WHERE slug = ? AND hidden = 0`, [slug]);
  }

  search(term, limit = 40) {
    const where = this.matching(term);
    return rows(`SELECT ${COLUMNS} FROM ${this.table} WHERE ${where} ORDER BY name LIMIT ${Number(limit)}`);
  }

  matching(term) {
    const words = term.trim().split(/\s+/);
    return words.map((word) => `name LIKE '%${word}%'`).join(' AND ');
  }

  suggest(term) {
    const words = term.trim().split(/\s+/);
    const where = words.map(() => 'name LIKE ?').join(' AND ');
    return rows(
      `SELECT ${COLUMNS} FROM ${this.table} WHERE ${where} LIMIT 8`,
      words.map((word) => `%${word}%`)
    );
  }

  inCategory(category, { sort, direction } = {}) {
    const column = SORTABLE.includes(sort) ? sort : 'name';
    const order = direction === 'desc' ? 'DESC' : 'ASC';
    return rows(
      `SELECT ${COLUMNS} FROM ${this.table} WHERE category = ? ORDER BY ${column} ${order}`,
      [category]
    );
  }

  bySupplier(supplier, sort) {
    let sql = `SELECT ${COLUMNS} FROM ${this.table} WHERE supplier_id = ?`;
    if (sort) {
      sql += ' ORDER BY ' + sort;
    }
    return rows(sql, [supplier]);
  }
}

module.exports = { ProductRepository };
