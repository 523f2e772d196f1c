const snowflake = require('snowflake-sdk');
const express = require('express');

const connection = snowflake.createConnection({ account: process.env.SF_ACCOUNT, username: 'svc', password: process.env.SF_PASSWORD });
connection.connect(() => {});

const app = express();

function usage(warehouse, days, done) {
  connection.execute({
    sqlText: `select date, credits from usage where warehouse = '${warehouse}' and date > dateadd(day, ?, current_date)`,
    binds: [-Math.abs(Number(days) || 7)],
    complete: (err, stmt, rows) => done(err, rows),
  });
}

app.get('/usage/:warehouse', (req, res, next) => {
  usage(req.params.warehouse, req.query.days, (err, rows) => (err ? next(err) : res.json(rows)));
});

app.listen(3000);
