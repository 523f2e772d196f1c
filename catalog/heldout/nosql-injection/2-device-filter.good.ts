import express, { Request, Response } from 'express';
import { Device } from '../models/device';
import { requireAuth } from '../middleware/auth';

const router = express.Router();
router.use(requireAuth);

function buildFilter(body: any, ownerId: string) {
  const { filter = {}, site } = body;
  const query: Record<string, string> = { site: String(site), ownerId };
  if (filter.model !== undefined) query.model = String(filter.model);
  if (filter.firmware !== undefined) query.firmware = String(filter.firmware);
  return query;
}

router.post('/devices/search', async (req: Request, res: Response) => {
  const ownerId = (req as any).user.id as string;
  const criteria = buildFilter(req.body, ownerId);
  const devices = await Device.find(criteria).sort({ name: 1 }).limit(100).lean();
  res.json({ devices });
});

router.get('/devices/stale', async (req: Request, res: Response) => {
  const days = Number(req.query.days) || 30;
  const since = new Date(Date.now() - days * 86400000);
  const devices = await Device.find({ ownerId: (req as any).user.id, lastSeen: { $lt: since } }).lean();
  res.json({ devices });
});

export default router;
