import express, { Request, Response, NextFunction } from 'express';
import { Pool } from 'pg';
import fs from 'fs/promises';
import path from 'node:path';
import { spawn, execFile } from 'node:child_process';
import axios from 'axios';
import { z } from 'zod';
const router = express.Router();
const pool = new Pool();
class UserRepository {
  constructor(private readonly pool: Pool) {}
  async search(term: string, sort: string) {
    const { rows } = await this.pool.query(`SELECT * FROM users WHERE name ILIKE $1 ORDER BY ${sort}`, [`%${term}%`]); // want "sql-injection"
    return rows;
  }
  async safe(term: string, sort: string) {
    const columns: Record<string, string> = { name: 'name', age: 'age' };
    const col = columns[sort] ?? 'name';
    const { rows } = await this.pool.query(`SELECT * FROM users WHERE name ILIKE $1 ORDER BY ${col}`, [`%${term}%`]);
    return rows;
  }
}
const repo = new UserRepository(pool);
router.get('/search', async (req: Request, res: Response) => {
  const { q, sort } = req.query as { q: string; sort: string };
  res.json(await repo.search(q, sort)); // want "sensitive-data-exposure"
  res.json(await repo.safe(q, sort)); // want "sensitive-data-exposure"
});
const UPLOADS = path.join(__dirname, 'uploads');
async function readDoc(name: string) { return fs.readFile(path.join(UPLOADS, name), 'utf8'); } // want "path-traversal"
async function readDocSafe(name: string) { return fs.readFile(path.join(UPLOADS, path.basename(name)), 'utf8'); }
router.get('/doc/:name', async (req, res, next) => {
  try { res.type('text').send(await readDoc(req.params.name)); } catch (e) { next(e); }
  res.type('text').send(await readDocSafe(req.params.name));
});
function resolveInside(base: string, p: string): string { const full = path.resolve(base, p); if (!full.startsWith(base + path.sep)) throw new Error('bad'); return full; }
router.get('/doc2/:name', async (req, res) => { res.sendFile(resolveInside(UPLOADS, req.params.name)); });
const ALLOWED = new Set(['api.example.com', 'cdn.example.com']);
async function proxy(u: string) { return axios.get(u, { responseType: 'stream' }); } // want "ssrf"
async function proxySafe(u: string) { const parsed = new URL(u); if (!ALLOWED.has(parsed.hostname)) throw new Error('no'); return axios.get(parsed.toString()); }
router.get('/proxy', async (req, res) => { const r = await proxy(String(req.query.url)); r.data.pipe(res); const s = await proxySafe(String(req.query.url)); });
async function protoOnly(u: string) { const parsed = new URL(u); if (parsed.protocol !== 'https:') throw new Error('no'); return axios.get(parsed.href); } // want "ssrf"
router.get('/proxy2', async (req, res) => { await protoOnly(String(req.query.url)); });
router.get('/go', (req, res) => { const next = String(req.query.next || '/'); if (!next.startsWith('/') || next.startsWith('//')) return res.redirect('/'); res.redirect(next); });
router.get('/go2', (req, res) => { const next = String(req.query.next || '/'); if (!next.startsWith('/')) return res.redirect('/'); res.redirect(next); }); // want "server-open-redirect"
router.get('/go3', (req, res) => { res.redirect(`/profile/${req.query.id}`); });
router.get('/go4', (req, res) => { const t = { home: '/', shop: '/shop' }[String(req.query.t)] || '/'; res.redirect(t); });
router.post('/conv', (req, res) => { const fmt = req.body.fmt; if (!['png', 'jpg'].includes(fmt)) { res.status(400).end(); return; } spawn(`convert in.png out.${fmt}`, { shell: true }); });
router.post('/conv2', (req, res) => { const fmt = req.body.fmt; spawn(`convert in.png out.${fmt}`, { shell: true }); }); // want "command-injection"
router.post('/conv3', (req, res) => { const w = Number(req.body.w); spawn(`convert -resize ${w} in.png out.png`, { shell: true }); });
router.post('/conv4', (req, res) => { execFile('convert', [req.body.f, 'out.png']); }); // want "argument-injection"
const Body = z.object({ email: z.string().email(), role: z.enum(['a', 'b']) });
router.post('/page', async (req, res, next: NextFunction) => {
  const { email } = Body.parse(req.body);
  res.send(`<h1>Hello ${email}</h1>`); // want "reflected-xss"
});
router.get('/hello', (req, res) => { const name = escapeHtml(req.query.name as string); res.send(`<h1>${name}</h1>`); });
function escapeHtml(s: string) { return s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'); }
router.get('/err', (req, res) => { res.status(404).json({ error: `No ${req.query.x}` }); });
export default router;
