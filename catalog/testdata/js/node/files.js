const app = require('express')(); const fs = require('fs'); const fsp = require('fs/promises'); const fse = require('fs-extra'); const path = require('path');
const unzipper = require('unzipper'); const tar = require('tar'); const tarStream = require('tar-stream'); const yauzl = require('yauzl'); const JSZip = require('jszip'); const AdmZip = require('adm-zip'); const StreamZip = require('node-stream-zip'); const decompress = require('decompress');
const formidable = require('formidable'); const Busboy = require('busboy'); const fileUpload = require('express-fileupload'); const multer = require('multer'); const sanitize = require('sanitize-filename'); const crypto = require('crypto');
const ROOT = '/srv/files';
app.get('/1', (req, res) => { fs.unlink(path.join(ROOT, req.query.f), () => {}); }); // want "path-traversal"
app.get('/2', async (req, res) => { await fsp.writeFile(`${ROOT}/${req.body.n}.txt`, 'x'); }); // want "path-traversal"
app.get('/3', async (req, res) => { await fse.outputFile(path.join(ROOT, sanitize(req.body.n)), 'x'); });
app.get('/4', async (req, res) => { await fse.remove(path.resolve(ROOT, req.body.n)); }); // want "path-traversal"
app.get('/5', async (req, res) => { const p = path.normalize(req.query.f).replace(/^(\.\.[/\\])+/, ''); res.sendFile(path.join(ROOT, p)); });
app.get('/6', async (req, res) => { if (req.query.f.includes('..')) return res.end(); fs.createReadStream(path.join(ROOT, req.query.f)).pipe(res); });
app.get('/7', async (req, res) => { const rel = path.relative(ROOT, path.resolve(ROOT, req.query.f)); if (rel.startsWith('..') || path.isAbsolute(rel)) return res.end(); res.sendFile(path.join(ROOT, rel)); });
app.get('/8', async (req, res) => { const p = req.query.f.replace('../', ''); res.sendFile(path.join(ROOT, p)); }); // want "incomplete-sanitization" "path-traversal"
app.get('/9', async (req, res) => { const real = await fsp.realpath(path.join(ROOT, req.query.f)); if (!real.startsWith(ROOT + '/')) return res.end(); res.sendFile(real); });
app.get('/10', async (req, res) => { const p = path.join(ROOT, req.query.f); if (p.indexOf(ROOT) !== 0) return res.end(); res.sendFile(p); });
app.get('/11', async (req, res) => { if (!req.query.f.startsWith(ROOT)) return res.end(); res.sendFile(req.query.f); }); // want "path-traversal"
app.get('/12', async (req, res) => { res.download(path.join(ROOT, `${Number(req.query.id)}.pdf`)); });
app.get('/13', async (req, res) => { if (!/^[a-z0-9_-]+$/.test(req.query.f)) return res.end(); res.download(path.join(ROOT, req.query.f + '.pdf')); });
app.get('/14', async (req, res) => { res.render(req.query.view); }); // want "path-traversal"
function a(f) { const x = tarStream.extract(); x.on('entry', (h, s, next) => { s.pipe(fs.createWriteStream(path.join(ROOT, h.name))); }); } // want "zip-slip"
function b(f) { yauzl.open(f, (e, zip) => { zip.on('entry', (en) => { fs.createWriteStream(path.join(ROOT, en.fileName)); }); }); } // want "zip-slip"
async function c(f) { const z = await JSZip.loadAsync(f); for (const n of Object.keys(z.files)) fs.writeFileSync(path.join(ROOT, z.files[n].name), 'x'); } // want "zip-slip"
async function d(f) { const z = await JSZip.loadAsync(f); z.forEach((rel, file) => { fs.writeFileSync(path.join(ROOT, rel), 'x'); }); } // want "zip-slip"
async function e(f) { const z = new StreamZip.async({ file: f }); const es = await z.entries(); for (const en of Object.values(es)) fs.writeFileSync(path.join(ROOT, en.name), 'x'); } // want "zip-slip"
async function g(f) { const dir = await unzipper.Open.file(f); for (const en of dir.files) fs.writeFileSync(path.join(ROOT, en.path), await en.buffer()); } // want "zip-slip"
async function h(f) { for (const en of new AdmZip(f).getEntries()) fs.writeFileSync(path.join(ROOT, path.basename(en.entryName)), en.getData()); }
async function i(f) { new AdmZip(f).extractAllTo(ROOT, true); }
app.post('/u1', (req, res) => { const form = formidable({}); form.parse(req, (err, fields, files) => { fs.renameSync(files.f.filepath, path.join(ROOT, files.f.originalFilename)); }); }); // want "path-traversal" "unrestricted-upload"
app.post('/u2', (req, res) => { const bb = Busboy({ headers: req.headers }); bb.on('file', (name, stream, info) => { stream.pipe(fs.createWriteStream(path.join(ROOT, info.filename))); }); }); // want "path-traversal" "unrestricted-upload"
app.post('/u3', (req, res) => { req.files.doc.mv(path.join(ROOT, req.files.doc.name)); }); // want "path-traversal" "unrestricted-upload"
app.post('/u4', (req, res) => { const ext = path.extname(req.files.doc.name); if (!['.png'].includes(ext)) return res.end(); req.files.doc.mv(path.join(ROOT, crypto.randomUUID() + ext)); });
