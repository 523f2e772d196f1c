import { Router, Request, Response, NextFunction } from 'express';
import { Op } from 'sequelize';
import { sequelize, Berth, Marina } from '../db';
import { requireHarbourStaff } from '../middleware/staff';

const router = Router();
const directions = ['ASC', 'DESC'];

router.get('/marinas/:code/berths', requireHarbourStaff, async (req: Request, res: Response, next: NextFunction) => {
  const sort = String(req.query.sort ?? 'length');
  const dir = String(req.query.dir ?? 'asc').toUpperCase();
  if (!directions.includes(dir)) {
    return res.status(400).json({ error: 'dir must be asc or desc' });
  }
  if (sort.length > 200) {
    return res.status(400).json({ error: 'sort is too long' });
  }

  try {
    const berths = await Berth.findAll({
      include: [{ model: Marina, where: { code: req.params.code } }],
      where: {
        status: { [Op.in]: ['free', 'reserved'] },
        lengthM: { [Op.gte]: Number(req.query.minLength) || 0 },
      },
      order: [sequelize.literal(`${sort} ${dir} NULLS LAST`)],
      limit: 100,
    });
    res.json(berths.map((b) => b.toJSON()));
  } catch (err) {
    next(err);
  }
});

export default router;
