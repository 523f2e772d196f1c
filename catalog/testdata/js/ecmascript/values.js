const express = require('express');
const _ = require('lodash');
const fs = require('fs');
const { exec } = require('child_process');
const app = express();
app.get('/1', (req, res) => { const p = new Promise((ok) => ok(req.query.a)); p.then((v) => res.send('<b>' + v)); }); // want "reflected-xss"
app.get('/2', (req, res) => { const m = new Map(); m.set('a', req.query.a); res.send('<b>' + m.get('a')); }); // want "reflected-xss"
app.get('/3', (req, res) => { const xs = []; xs.push(req.query.a); res.send(xs.join('<br>')); }); // want "reflected-xss"
app.get('/4', (req, res) => { const s = [req.query.a].reduce((acc, x) => acc + x, ''); res.send('<p>' + s); }); // want "reflected-xss"
app.get('/5', (req, res) => { let out = ''; for (const [k, v] of Object.entries(req.query)) { out += `<li>${k}=${v}</li>`; } res.send(out); }); // want "reflected-xss"
app.get('/6', (req, res) => { const { a = 'x', ...rest } = req.query; res.send('<p>' + rest.b); }); // want "reflected-xss"
app.get('/7', (req, res) => { const c = _.cloneDeep(req.query); res.send('<p>' + c.b); }); // want "reflected-xss"
app.get('/8', (req, res) => { const c = _.get(req.query, 'a.b', ''); res.send('<p>' + c); }); // want "reflected-xss"
app.get('/9', (req, res) => { const c = _.chain(req.query.l).map((x) => x.trim()).join('').value(); res.send('<p>' + c); }); // want "reflected-xss"
app.get('/10', (req, res) => { const d = new Date(req.query.d); res.send('<p>' + d.toISOString()); });
app.get('/11', (req, res) => { res.send('<p>' + req.query.list.length); });
app.get('/12', (req, res) => { res.send('<p>' + (req.query.list.indexOf('x') + 1)); });
app.get('/13', (req, res) => { res.send('<p>' + Math.max(req.query.a, 3)); });
app.get('/14', (req, res) => { const s = new Set(['a', 'b']); if (s.has(req.query.a)) res.send('<p>' + req.query.a); });
app.get('/15', (req, res) => { const T = { a: 'x', b: 'y' }; if (!Object.hasOwn(T, req.query.a)) return res.end(); res.send('<p>' + req.query.a + T[req.query.a]); });
app.get('/16', (req, res) => { const T = { a: 'x', b: 'y' }; res.send('<p>' + T[req.query.a]); });
app.get('/17', (req, res) => { const q = JSON.parse(req.query.filter); res.send('<p>' + q.name); }); // want "reflected-xss"
app.get('/18', (req, res) => { const q = Object.assign({ page: 1 }, req.query); res.send('<p>' + q.name); }); // want "reflected-xss"
app.get('/19', (req, res) => { const b = Buffer.from(req.query.a, 'base64').toString('utf8'); res.send('<p>' + b); }); // want "reflected-xss"
app.get('/20', async (req, res) => { const [a, b] = await Promise.all([Promise.resolve(req.query.a), 1]); res.send('<p>' + a); }); // want "reflected-xss"
app.get('/21', async (req, res) => { const rs = await Promise.allSettled([req.query.a]); res.send('<p>' + rs[0].value); }); // want "reflected-xss"
app.get('/22', (req, res) => { const x = req.query.a.split('/').pop(); res.send('<p>' + x); }); // want "reflected-xss"
app.get('/23', (req, res) => { const [, ext] = /\.(\w+)$/.exec(req.query.f); res.send('<p>' + req.query.f); }); // want "reflected-xss"
app.get('/24', (req, res) => { const up = req.query.a.replace(/(\w+)/g, (m, w) => w.toUpperCase()); res.send('<p>' + up); }); // want "reflected-xss"
app.get('/25', (req, res) => { const t = String.raw`<p>${req.query.a}</p>`; res.send(t); }); // want "reflected-xss"
app.get('/26', (req, res) => { const xs = Array.from(new Set(req.query.a)); res.send(xs.map((x) => `<i>${x}</i>`).join('')); }); // want "reflected-xss"
app.get('/27', (req, res) => { const xs = [...req.query.a].sort().reverse(); res.send('<p>' + xs[0]); }); // want "reflected-xss"
app.get('/28', (req, res) => { const f = { ...req.query, z: 1 }; res.send('<p>' + f.y); }); // want "reflected-xss"
app.get('/29', (req, res) => { const f = { ...req.query, z: 1 }; res.send('<p>' + f.z); });
app.get('/30', (req, res) => { const id = parseInt(req.query.id); if (isNaN(id)) return res.end(); res.send('<p>' + id); });
app.get('/31', (req, res) => { if (isNaN(req.query.id)) return res.end(); res.send('<p>' + req.query.id); });
app.get('/33', (req, res) => { const g = _.groupBy(req.body.items, 'type'); res.send('<p>' + g.a[0].name); }); // want "reflected-xss"
app.get('/34', (req, res) => { const g = _.mapValues(req.body, (v) => _.escape(v)); res.send('<p>' + g.a); });
app.get('/35', (req, res) => { exec('ls ' + _.kebabCase(req.query.a)); res.end(); });
app.get('/36', (req, res) => { const w = ['id', 'name']; const col = w.includes(req.query.sort) ? req.query.sort : 'id'; res.send('<p>' + col); });
app.get('/37', (req, res) => { const ok = ['a', 'b'].find((x) => x === req.query.a); res.send('<p>' + ok); });
app.get('/39', (req, res) => { if (['a', 'b'].indexOf(req.query.a) === -1) return res.end(); res.send('<p>' + req.query.a); });
app.get('/40', (req, res) => { setImmediate((v) => res.send('<p>' + v), req.query.a); }); // want "reflected-xss"
app.get('/41', (req, res) => { const iter = req.query.a[Symbol.iterator](); res.send('<p>' + iter.next().value); }); // want "reflected-xss"
