const { exec } = require('child_process'); const AWS = require('aws-sdk'); const mysql = require('mysql');
const conn = mysql.createConnection({});
exports.handler = async (event, context) => {
  const { name } = event.queryStringParameters;
  conn.query("SELECT * FROM t WHERE n = '" + name + "'", () => {}); // want "sql-injection"
  const b = JSON.parse(event.body);
  exec('ls ' + b.dir); // want "command-injection"
  for (const r of event.Records) exec('x ' + r.body); // want "command-injection"
};
