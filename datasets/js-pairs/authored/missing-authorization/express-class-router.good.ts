import { Router } from 'express';
import { authenticate, hasRole } from '../security';
import { CouponService } from './coupon.service';

export class CouponRoutes {
  readonly router = Router();

  constructor(private readonly coupons: CouponService) {
    this.router.use(authenticate);
    this.router.get('/coupons', this.list);
    this.router.post('/coupons', hasRole('marketing'), this.create);
    this.router.delete('/coupons/:code', hasRole('marketing'), this.remove);
  }

  private list = async (_req, res) => res.json(await this.coupons.active());

  private create = async (req, res) => {
    res.status(201).json(await this.coupons.create(req.body.code, Number(req.body.percent)));
  };

  private remove = async (req, res) => {
    await this.coupons.remove(req.params.code);
    res.sendStatus(204);
  };
}
