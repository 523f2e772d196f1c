import { Router, type Request, type Response } from 'express';
import multer from 'multer';
import { signedIn, staff } from '@shop/middleware/account';
import { FeedImporter, unpackPhotos, unpackSheets } from '../services/imports';
import { campaign } from '../services/pricing';
import { thumbnail, watermark } from '../services/images';
import { SettingsStore } from './settings';
import * as newsletter from './newsletter';

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 5_000_000 } });
const settings = new SettingsStore();
const importer = new FeedImporter();
const sample = { name: 'Ada', mail: 'ada@shop.example' };

export const admin = Router();

admin.use(signedIn, staff);

admin.patch('/settings', (req: Request, res: Response) => {
  res.json(settings.apply(req.body));
});

admin.patch('/theme', (req: Request, res: Response) => {
  res.json(settings.applyTheme(req.body));
});

admin.post('/feeds/preview', async (req: Request, res: Response) => {
  const text = await importer.preview(req.body.address);
  res.type('text/plain').send(text);
});

admin.post('/feeds', async (req: Request, res: Response) => {
  const feed = await importer.fetch(String(req.body.address));
  res.json({ products: feed.length });
});

admin.post('/photos', upload.single('archive'), (req: Request, res: Response) => {
  res.json({ files: unpackPhotos(req.file!.buffer).length });
});

admin.post('/sheets', upload.single('archive'), (req: Request, res: Response) => {
  res.json({ files: unpackSheets(req.file!.buffer).length });
});

admin.post('/campaigns/try', (req: Request, res: Response) => {
  const { basket, rule, formula } = req.body;
  res.json({ total: campaign(basket, { rule, formula }) });
});

admin.post('/images/:id/thumbnail', async (req: Request, res: Response) => {
  await thumbnail(req.params.id, req.query.size);
  res.status(204).end();
});

admin.post('/images/:id/watermark', async (req: Request, res: Response) => {
  await watermark(req.params.id, req.body.text);
  res.status(204).end();
});

admin.post('/newsletter/preview', (req: Request, res: Response) => {
  res.send(newsletter.preview(req.body.layout, sample));
});

admin.post('/newsletter/sample', (req: Request, res: Response) => {
  res.send(newsletter.render(sample, String(req.body.text)));
});
