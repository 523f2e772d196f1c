'use strict';

const sql = require('mssql');

let poolPromise;

function connect() {
  poolPromise ??= sql.connect(process.env.METERS_CONNECTION);
  return poolPromise;
}

exports.handler = async (event) => {
  const { meter, since } = event.queryStringParameters ?? {};
  if (!meter || !since) {
    return { statusCode: 400, body: JSON.stringify({ error: 'meter and since are required' }) };
  }

  await connect();
  const readings = await sql.query`
    SELECT TOP 500 read_at, kwh, quality
      FROM dbo.readings
     WHERE meter_no = ${meter} AND read_at >= ${since}
     ORDER BY read_at DESC`;

  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ meter, readings: readings.recordset }),
  };
};
