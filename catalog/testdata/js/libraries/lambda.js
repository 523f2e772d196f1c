const { exec } = require('child_process');
const db = require('./db');

exports.handler = async (event, context, callback) => {
  exec('log-hit ' + event.rawPath); // want "command-injection"
  exec('log-hit ' + event.headers.referer); // want "command-injection"
  exec('log-hit ' + event.cookies[0]); // want "command-injection"
  exec('resolve ' + event.arguments.name); // want "command-injection"
  for (const record of event.Records) {
    exec('notify ' + record.Sns.Message); // want "command-injection"
    exec('thumbnail ' + record.s3.object.key); // want "command-injection"
  }
  if (event.rawPath === '/go') return { statusCode: 302, headers: { Location: 'https://' + event.headers.host + '/home' } }; // want "host-header-injection"
  if (event.rawPath === '/people.csv') {
    const people = await db.query('SELECT name FROM people');
    return { statusCode: 200, headers: { 'Content-Type': 'text/csv' }, body: 'name\n' + people[0].name }; // want "csv-formula-injection"
  }
  if (event.rawPath === '/export') {
    const people = await db.query('SELECT name FROM people');
    return { statusCode: 200, headers: { 'Content-Disposition': 'attachment; filename=people.csv' }, body: 'name\n' + people[0].name }; // want "csv-formula-injection"
  }
  callback(null, { statusCode: 200, headers: { 'Content-Type': 'text/html' }, body: '<p>' + event.queryStringParameters.name + '</p>' }); // want "reflected-xss"
  callback(null, { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: event.queryStringParameters.name }) });
};
