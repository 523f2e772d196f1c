import { BadRequestException, Body, Controller, Injectable, Param, Post, UseGuards } from '@nestjs/common';
import { CustomerGuard } from '../auth/customer.guard';
import { CheckoutDto } from './checkout.dto';

export interface PaymentAdapter {
  charge(cents: number, currency: string, reference: string): Promise<{ transaction: string }>;
}

type AdapterModule = { default: new () => PaymentAdapter };

const LOADERS: Record<string, () => Promise<AdapterModule>> = {
  card: () => import('./adapters/card.adapter'),
  voucher: () => import('./adapters/voucher.adapter'),
  transfer: () => import('./adapters/transfer.adapter'),
};

@Injectable()
export class PaymentAdapters {
  private readonly ready = new Map<string, PaymentAdapter>();

  async get(method: string): Promise<PaymentAdapter> {
    const cached = this.ready.get(method);
    if (cached) return cached;
    if (!Object.hasOwn(LOADERS, method)) throw new BadRequestException('unknown payment method');
    const { default: Adapter } = await LOADERS[method]();
    const adapter = new Adapter();
    this.ready.set(method, adapter);
    return adapter;
  }
}

@Controller('checkout')
@UseGuards(CustomerGuard)
export class CheckoutController {
  constructor(private readonly adapters: PaymentAdapters) {}

  @Post(':method')
  async pay(@Param('method') method: string, @Body() dto: CheckoutDto) {
    const adapter = await this.adapters.get(method);
    return adapter.charge(dto.cents, dto.currency, dto.reference);
  }
}
