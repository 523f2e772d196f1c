const db = require('../config/db');
const { Account } = require('../models');
const Post = require('../models/post');
exports.a = async (req, res) => { await db.query('SELECT * FROM x WHERE id = ' + req.params.id); }; // want "sql-injection"
exports.b = async (req, res) => { const u = await Post.findOne({ where: { email: req.body.email } }); res.json(u); };
exports.c = async (req, res) => { const u = await Post.findOne({ email: req.body.email, pass: req.body.pass }); res.json({ ok: !!u }); }; // want "nosql-injection"
exports.d = async (req, res) => { await Account.create(req.body); }; // want "mass-assignment"
exports.e = async (req, res) => { await Account.update(req.body, { where: { id: req.user.id } }); }; // want "mass-assignment"
exports.f = async (req, res) => { const { a, b } = req.body; await Account.update({ a, b }, { where: { id: req.user.id } }); };
exports.g = (req, res) => { db.get('SELECT * FROM u WHERE n = "' + req.body.n + '"', (err, row) => { res.send('<p>' + row.n); }); }; // want "sql-injection" "stored-xss"
exports.h = (req, res) => { db.get('SELECT * FROM u WHERE n = ?', [req.body.n], (err, row) => { res.json(row); }); };
exports.i = async (req, res) => { db.collection('u').findOne({ name: req.body.name }); }; // want "nosql-injection"
class Repo { constructor(db) { this.db = db; } find(n) { return this.db.query(`SELECT * FROM t WHERE n = '${n}'`); } } // want "sql-injection"
exports.j = async (req, res) => { res.json(await new Repo(db).find(req.query.n)); };
