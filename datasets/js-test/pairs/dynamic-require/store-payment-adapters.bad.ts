import { BadRequestException, Body, Controller, Injectable, Param, Post, UseGuards } from '@nestjs/common';
import { CustomerGuard } from '../auth/customer.guard';
import { CheckoutDto } from './checkout.dto';

export interface PaymentAdapter {
  charge(cents: number, currency: string, reference: string): Promise<{ transaction: string }>;
}

type AdapterModule = { default: new () => PaymentAdapter };

@Injectable()
export class PaymentAdapters {
  private readonly ready = new Map<string, PaymentAdapter>();

  async get(method: string): Promise<PaymentAdapter> {
    const cached = this.ready.get(method);
    if (cached) return cached;
    const key = method.toLowerCase().trim();
    const { default: Adapter } = (await import(`./adapters/${key}.adapter`)) as AdapterModule;
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
