const app = require('express')();
const axios = require('axios'); const got = require('got'); const superagent = require('superagent'); const needle = require('needle'); const request = require('request'); const { request: ureq } = require('undici'); const ky = require('ky'); const fetch2 = require('node-fetch'); const https = require('https'); const net = require('net'); const rp = require('request-promise'); const { HttpService } = require('@nestjs/axios');
const api = axios.create({ baseURL: 'https://api.example.com' });
app.get('/1', async (req, res) => { const r = await axios.get(req.query.u); res.send(r.data); }); // want "ssrf" "stored-xss"
app.get('/2', async (req, res) => { await axios({ url: req.query.u, method: 'get' }); }); // want "ssrf"
app.get('/3', async (req, res) => { await axios.post(`https://x.example.com/${req.query.u}`, {}); });
app.get('/4', async (req, res) => { await api.get('/users/' + req.query.u); });
app.get('/5', async (req, res) => { await got(req.query.u); }); // want "ssrf"
app.get('/6', async (req, res) => { await got.post(req.query.u, { json: {} }); }); // want "ssrf"
app.get('/7', async (req, res) => { await superagent.get(req.query.u); }); // want "ssrf"
app.get('/8', async (req, res) => { await needle('get', req.query.u); }); // want "ssrf"
app.get('/9', async (req, res) => { request(req.query.u, (e, r, b) => { res.send('<p>' + b); }); }); // want "ssrf" "stored-xss"
app.get('/10', async (req, res) => { request({ uri: req.query.u }); }); // want "ssrf"
app.get('/11', async (req, res) => { await ureq(req.query.u); }); // want "ssrf"
app.get('/12', async (req, res) => { await ky.get(req.query.u).json(); }); // want "ssrf"
app.get('/13', async (req, res) => { const r = await fetch2(`http://${req.query.h}/x`); }); // want "ssrf"
app.get('/14', async (req, res) => { https.get({ host: req.query.h, path: '/' }, (r) => {}); }); // want "ssrf"
app.get('/15', async (req, res) => { https.get({ host: 'x.example.com', path: '/' + req.query.p }, (r) => {}); });
app.get('/16', async (req, res) => { net.connect(80, req.query.h); }); // want "ssrf"
app.get('/17', async (req, res) => { await rp({ url: 'https://x.example.com', qs: { a: req.query.a } }); });
app.get('/18', async (req, res) => { const u = new URL(req.query.u); if (u.hostname !== 'x.example.com') return res.end(); await fetch(u); });
app.get('/19', async (req, res) => { const u = new URL('https://x.example.com/s'); u.searchParams.set('q', req.query.q); await fetch(u); });
app.get('/20', async (req, res) => { await fetch('https://x.example.com/?q=' + encodeURIComponent(req.query.q)); });
app.get('/21', async (req, res) => { const hosts = { a: 'https://a', b: 'https://b' }; const h = hosts[req.query.h]; if (!h) return res.end(); await fetch(h); });
app.get('/22', async (req, res) => { if (!req.query.u.startsWith('https://x.example.com/')) return res.end(); await fetch(req.query.u); });
app.get('/23', async (req, res) => { if (!req.query.u.startsWith('https://x.example.com')) return res.end(); await fetch(req.query.u); }); // want "ssrf"
app.get('/24', async (req, res) => { if (!req.query.u.includes('example.com')) return res.end(); await fetch(req.query.u); }); // want "ssrf"
