const express = require('express');
const validator = require('validator');
const validUrl = require('valid-url');
const Joi = require('joi');
const Ajv = require('ajv');
const { matchedData } = require('express-validator');
const { plainToInstance, instanceToPlain } = require('class-transformer');
const { validateOrReject } = require('class-validator');
const { is, object, string, mask } = require('superstruct');
const v = require('valibot');
const axios = require('axios');
const { exec } = require('child_process');
const { MongoClient } = require('mongodb');
const users = new MongoClient(process.env.MONGO_URL).db().collection('users');
const app = express();
const schema = Joi.object({ name: Joi.string() });
const shape = object({ name: string() });
const ajv = new Ajv();

app.get('/text', (req, res) => {
  exec('ls ' + validator.trim(req.query.dir)); // want "command-injection"
  exec('ls ' + validator.blacklist(req.query.dir, '<>')); // want "command-injection"
  exec('ls ' + validator.whitelist(req.query.dir, 'a-z0-9'));
  exec('head -n ' + validator.toInt(req.query.n));
  res.send(validator.unescape(validator.escape(req.query.bio))); // want "reflected-xss"
});
app.get('/checks', async (req, res) => {
  const { dir, kind, url, code, home } = req.query;
  if (validator.isSlug(dir)) exec('ls ' + dir);
  if (validator.isIn(kind, ['a', 'b'])) exec('ls ' + kind);
  if (validator.equals(code, 'all')) exec('ls ' + code);
  if (validator.isURL(url)) exec('ls ' + url); // want "command-injection"
  if (validUrl.isWebUri(home)) await axios.get(home); // want "ssrf"
  if (validator.isLength(dir, { max: 9 })) exec('ls ' + dir); // want "command-injection"
  res.end();
});
app.post('/find', async (req, res) => {
  const one = Joi.attempt(req.body, schema);
  await users.countDocuments({ name: one.name });
  const two = v.parse(v.object({ name: v.string() }), req.body);
  await users.countDocuments({ name: two.name });
  const three = v.safeParse(v.object({ name: v.string() }), req.body);
  await users.countDocuments({ name: three.output.name });
  await users.countDocuments({ name: mask(req.body, shape).name });
  exec('greet ' + matchedData(req).name); // want "command-injection"
  res.end();
});
app.post('/guarded', async (req, res) => {
  const { filter } = req.body;
  if (is(filter, shape)) await users.countDocuments(filter);
  if (ajv.validate({ type: 'string' }, req.body.name)) await users.countDocuments({ name: req.body.name });
  res.end();
});
app.post('/rejected', async (req, res) => {
  const user = req.body;
  await validateOrReject(user);
  await users.countDocuments({ name: user.name });
  res.end();
});
app.post('/instances', async (req, res) => {
  const four = plainToInstance(Object, req.body);
  exec('greet ' + four.name); // want "command-injection"
  const five = instanceToPlain(req.body);
  exec('greet ' + five.name); // want "command-injection"
  res.end();
});
