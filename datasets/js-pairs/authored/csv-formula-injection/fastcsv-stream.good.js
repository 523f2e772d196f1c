const express = require('express');
const csv = require('fast-csv');
const { Pool } = require('pg');

const app = express();
const pool = new Pool();

class TicketExport {
  constructor(db) {
    this.db = db;
  }

  static field(value) {
    const text = value == null ? '' : String(value).trim();
    return ['=', '+', '-', '@'].includes(text.charAt(0)) ? `'${text}` : text;
  }

  async writeTo(stream) {
    const { rows } = await this.db.query('SELECT id, subject, reporter FROM tickets ORDER BY id');
    const out = csv.format({ headers: true });
    out.pipe(stream);
    rows.forEach((row) => out.write({
      id: row.id,
      subject: TicketExport.field(row.subject),
      reporter: TicketExport.field(row.reporter),
    }));
    out.end();
  }
}

app.get('/tickets.csv', async (req, res) => {
  res.attachment('tickets.csv');
  await new TicketExport(pool).writeTo(res);
});

app.listen(3000);
