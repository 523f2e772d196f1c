const express = require('express');
const app = express();
app.use(express.json());
const settings = {};

function merge(target, source) {
  for (const key in source) {
    if (source[key] && typeof source[key] === 'object') {
      if (!target[key]) target[key] = {};
      merge(target[key], source[key]);
    } else {
      target[key] = source[key]; // want "prototype-pollution"
    }
  }
  return target;
}
app.post('/merge', (req, res) => { merge(settings, req.body); res.end(); });

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
function mergeSafely(target, source) {
  for (const key of Object.keys(source)) {
    if (FORBIDDEN.has(key)) continue;
    if (source[key] && typeof source[key] === 'object') {
      if (!target[key]) target[key] = {};
      mergeSafely(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}
app.post('/merge-safely', (req, res) => { mergeSafely(settings, req.body); res.end(); });

function mergeGuarded(target, source) {
  for (const key in source) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') continue;
    if (source[key] && typeof source[key] === 'object') {
      if (!target[key]) target[key] = {};
      mergeGuarded(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}
app.post('/merge-guarded', (req, res) => { mergeGuarded(settings, req.body); res.end(); });

function setPath(object, path, value) {
  const keys = path.split('.');
  let at = object;
  for (let i = 0; i < keys.length - 1; i++) {
    at[keys[i]] = at[keys[i]] || {};
    at = at[keys[i]];
  }
  at[keys[keys.length - 1]] = value; // want "prototype-pollution"
}
app.post('/set', (req, res) => { setPath(settings, req.body.path, req.body.value); res.end(); });

app.post('/nested', (req, res) => {
  settings[req.body.group][req.body.name] = req.body.value; // want "prototype-pollution"
  res.end();
});
app.post('/flat', (req, res) => {
  settings[req.body.name] = req.body.value;
  res.end();
});
app.post('/map', (req, res) => {
  const groups = new Map();
  groups.get(req.body.group).set(req.body.name, req.body.value);
  res.end();
});
