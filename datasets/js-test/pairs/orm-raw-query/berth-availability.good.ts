import { Router, Request, Response, NextFunction } from 'express';
import { Op } from 'sequelize';
import { sequelize, Berth, Marina } from '../db';
import { requireHarbourStaff } from '../middleware/staff';

const router = Router();
const directions = ['ASC', 'DESC'];
const columns: Record<string, string> = {
  length: '"Berth"."length_m"',
  draught: '"Berth"."max_draught_m"',
  price: '"Berth"."nightly_rate"',
};

router.get('/marinas/:code/berths', requireHarbourStaff, async (req: Request, res: Response, next: NextFunction) => {
  const sort = String(req.query.sort ?? 'length');
  const dir = String(req.query.dir ?? 'asc').toUpperCase();
  if (!directions.includes(dir)) {
    return res.status(400).json({ error: 'dir must be asc or desc' });
  }
  if (!Object.hasOwn(columns, sort)) {
    return res.status(400).json({ error: 'unknown sort column' });
  }

  try {
    const berths = await Berth.findAll({
      include: [{ model: Marina, where: { code: req.params.code } }],
      where: {
        status: { [Op.in]: ['free', 'reserved'] },
        lengthM: { [Op.gte]: Number(req.query.minLength) || 0 },
      },
      order: [sequelize.literal(`${columns[sort]} ${dir} NULLS LAST`)],
      limit: 100,
    });
    res.json(berths.map((b) => b.toJSON()));
  } catch (err) {
    next(err);
  }
});

export default router;
