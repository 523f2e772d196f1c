import { Injectable, Controller, Post, Body } from '@nestjs/common';

@Injectable()
export class Ledger {
  balance = 0;
  private handlers = new Set(['onDeposit', 'onWithdraw']);

  onDeposit(amount: number) { this.balance += amount; }
  onWithdraw(amount: number) { this.balance -= amount; }
  reset() { this.balance = 0; }

  apply(event: { type: string; amount: number }) {
    const name = event.type;
    (this as any)[name](Number(event.amount));
  }
}

@Controller('events')
export class EventsController {
  constructor(private readonly ledger: Ledger) {}

  @Post()
  publish(@Body() body: { events: { type: string; amount: number }[] }) {
    for (const event of body.events) this.ledger.apply(event);
    return { balance: this.ledger.balance };
  }
}
