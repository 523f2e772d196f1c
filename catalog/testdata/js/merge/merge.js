const express = require('express');
const _ = require('lodash');
const merge = require('lodash.merge');
const deepmerge = require('deepmerge');
const dotProp = require('dot-prop');
const setValue = require('set-value');
const extend = require('extend');
const app = express();
app.use(express.json());
const settings = {};

app.post('/1', (req, res) => { _.merge(settings, req.body); res.end(); }); // want "prototype-pollution"
app.post('/2', (req, res) => { merge({}, req.body); res.end(); }); // want "prototype-pollution"
app.post('/3', (req, res) => { _.set(settings, req.body.path, 1); res.end(); }); // want "prototype-pollution"
app.post('/4', (req, res) => { _.merge(settings, { name: String(req.body.name) }); res.end(); });
app.post('/5', (req, res) => { _.merge(settings, _.pick(req.body, ['theme'])); res.end(); });
app.post('/6', (req, res) => { Object.assign(settings, req.body); res.end(); });
app.post('/7', (req, res) => { dotProp.set(settings, req.body.path, req.body.value); res.end(); }); // want "prototype-pollution"
app.post('/8', (req, res) => { setValue(settings, req.body.path, req.body.value); res.end(); }); // want "prototype-pollution"
app.post('/9', (req, res) => { setValue(settings, 'theme', req.body.value); res.end(); });
app.post('/10', (req, res) => { extend(true, {}, req.body); res.end(); }); // want "prototype-pollution"
app.post('/11', (req, res) => { extend({}, req.body); res.end(); });
app.post('/12', (req, res) => {
  if (['__proto__', 'constructor', 'prototype'].includes(req.body.path)) return res.end();
  _.set(settings, req.body.path, 1);
  res.end();
});
