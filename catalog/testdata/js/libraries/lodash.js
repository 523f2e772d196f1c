const express = require('express');
const _ = require('lodash');
const { exec, execFile } = require('child_process');
const app = express();
const REPORTS = ['daily', 'weekly'];

app.get('/tags', (req, res) => {
  const labels = _.flatMap(req.query.tags, (t) => [t.label]);
  exec('tag-index ' + labels[0]); // want "command-injection"
  const names = _.map(req.query.tags, 'name');
  exec('tag-index ' + names[0]); // want "command-injection"
  const all = _.concat(REPORTS, req.query.report);
  exec('report ' + _.join(all, ' ')); // want "command-injection"
  const keyed = _.mapKeys(req.query, (value, key) => 'p_' + key);
  exec('report ' + keyed.p_name); // want "command-injection"
  const flat = _.flattenDeep([[req.query.a], [req.query.b]]);
  exec('report ' + flat[0]); // want "command-injection"
  res.end();
});

app.get('/sums', (req, res) => {
  const line = _.reduce(req.query.parts, (text, part) => text + ' ' + part, 'echo');
  exec(line); // want "command-injection"
  const args = _.transform(req.query.parts, (acc, part) => { acc.push(part); }, []);
  const seeded = _.reduce([1, 2], (text, n) => text + n, req.query.seed);
  exec('seed ' + seeded); // want "command-injection"
  const grown = _.transform({ a: 1 }, (acc) => acc, { dir: req.query.dir });
  exec('ls ' + grown.dir); // want "command-injection"
  exec('wc -l ' + _.size(args));
  exec('head -n ' + _.toInteger(req.query.n) + ' /var/log/app.log');
  exec('head -n ' + _.clamp(req.query.n, 1, 100) + ' /var/log/app.log');
  res.end();
});

app.get('/pairs', (req, res) => {
  _.forEach(_.toPairs(req.query), ([key, value]) => {
    exec('set ' + value); // want "command-injection"
    exec('set ' + key); // want "command-injection"
  });
  const back = _.fromPairs([['dir', req.query.dir]]);
  exec('ls ' + back.dir); // want "command-injection"
  const zipped = _.zipObject(['dir'], [req.query.dir]);
  exec('ls ' + zipped.dir); // want "command-injection"
  exec('show ' + _.keys(req.query)[0]); // want "command-injection"
  exec('show ' + _.invert(req.query).name); // want "command-injection"
  const [first] = _.at(req.query, ['dir']);
  exec('ls ' + first); // want "command-injection"
  const kept = _.forEach(req.query, () => {});
  exec('ls ' + kept.dir); // want "command-injection"
  res.end();
});

app.get('/paths', (req, res) => {
  const made = _.zipObjectDeep(req.query.paths, ['x']); // want "prototype-pollution"
  const deep = _.zipObjectDeep(['a.b'], [req.query.b]);
  exec('ls ' + deep.a); // want "command-injection"
  _.invoke(made, req.query.method); // want "unsafe-dispatch"
  const compiled = _.template('Hello <%- name %>', { variable: req.query.var }); // want "server-template-injection"
  res.send(compiled({ name: 'you' }));
});

app.get('/text', (req, res) => {
  exec('ls ' + _.trim(req.query.dir)); // want "command-injection"
  exec('ls ' + _.truncate(req.query.dir, { length: 40 })); // want "command-injection"
  exec('ls ' + _.words(req.query.dir)[0]); // want "command-injection"
  exec('ls ' + _.replace('/srv/DIR', 'DIR', req.query.dir)); // want "command-injection"
  exec('ls ' + _.defaultTo(null, req.query.dir)); // want "command-injection"
  res.send(_.unescape(_.escape(req.query.bio))); // want "reflected-xss"
});

app.get('/once', (req, res) => {
  const run = _.once((dir) => exec('ls ' + dir)); // want "command-injection"
  run(req.query.dir);
  const parsed = _.attempt(() => req.query.dir);
  exec('ls ' + parsed); // want "command-injection"
  res.end();
});

app.get('/checked', (req, res) => {
  const { report, pages } = req.query;
  if (_.includes(REPORTS, report)) exec('report ' + report);
  if (_.has({ daily: 1, weekly: 2 }, report)) exec('report ' + report);
  if (_.isInteger(pages)) exec('report --pages ' + pages);
  if (_.isEqual(report, 'daily')) exec('report daily');
  exec('report ' + report); // want "command-injection"
  res.end();
});

const { MongoClient } = require('mongodb');
const users = new MongoClient(process.env.MONGO_URL).db().collection('users');
app.get('/user', async (req, res) => {
  const { name } = req.query;
  if (_.isString(name)) res.json(await users.countDocuments({ name }));
  else if (_.isPlainObject(name)) res.sendStatus(400);
  else res.json(await users.countDocuments({ name }));
});
app.get('/user/any', async (req, res) => {
  res.json(await users.countDocuments({ name: req.query.name })); // want "nosql-injection"
});
