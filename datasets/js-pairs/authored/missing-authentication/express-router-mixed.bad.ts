import { Router, Request, Response } from 'express';
import { ensureLoggedIn } from '../middleware/session';
import { CustomerRepository } from './repository';

const repository = new CustomerRepository();
export const customers = Router();

customers.get('/customers', ensureLoggedIn, async (req: Request, res: Response) => {
  res.json(await repository.list(req.query.q as string));
});

customers.patch('/customers/:id', ensureLoggedIn, async (req: Request, res: Response) => {
  await repository.update(req.params.id, { phone: req.body.phone });
  res.sendStatus(204);
});

customers.get('/customers/export', async (_req: Request, res: Response) => {
  const rows = await repository.all();
  res.type('text/csv').send(rows.map((r) => `${r.id},${r.country}`).join('\n'));
});
