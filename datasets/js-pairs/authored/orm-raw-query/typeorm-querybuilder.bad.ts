import express from 'express';
import { DataSource } from 'typeorm';
import { Member } from './member.entity';

const source = new DataSource({ type: 'postgres', url: process.env.DB_URL, entities: [Member] });
const router = express.Router();

router.get('/members', async (req, res) => {
  const repo = source.getRepository(Member);
  const city = String(req.query.city);
  const members = await repo
    .createQueryBuilder('m')
    .where(`m.city = '${city}'`)
    .andWhere('m.active = :active', { active: true })
    .getMany();
  res.json(members);
});

export default router;
