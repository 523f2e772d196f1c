const express = require('express');
const serialize = require('node-serialize');
const yaml = require('js-yaml');
const YAML = require('yaml');
const { deserialize } = require('bson');
const serializeJs = require('serialize-javascript');
const app = express();

app.get('/1', (req, res) => { res.json(serialize.unserialize(Buffer.from(req.cookies.cart, 'base64').toString())); }); // want "unsafe-deserialization"
app.get('/2', (req, res) => { res.json(JSON.parse(req.cookies.cart)); });
app.post('/3', (req, res) => { res.json(yaml.load(req.body)); }); // want "unsafe-deserialization"
app.post('/4', (req, res) => { res.json(yaml.load(req.body, { schema: yaml.JSON_SCHEMA })); });
app.post('/5', (req, res) => { res.json(yaml.safeLoad(req.body)); });
app.post('/6', (req, res) => { res.json(YAML.parse(req.body)); });
app.post('/7', (req, res) => { res.json(deserialize(req.body, { evalFunctions: true })); }); // want "unsafe-deserialization"
app.post('/8', (req, res) => { res.json(deserialize(req.body)); });
app.get('/9', (req, res) => { res.send('<script>var s = ' + serializeJs(req.query, { isJSON: true }) + '</script>'); });
app.get('/10', (req, res) => { res.send('<script>var s = ' + JSON.stringify(req.query) + '</script>'); }); // want "jsonp-callback-xss"
