import Anthropic from '@anthropic-ai/sdk';
import { Body, Controller, Post, UnprocessableEntityException, UseGuards } from '@nestjs/common';
import { create, all } from 'mathjs';
import { FarmGuard } from '../auth/farm.guard';
import { SensorService } from './sensor.service';

const math = create(all, {});
const limited = math.evaluate;
const refuse = () => {
  throw new Error('function is not available');
};
math.import(
  { import: refuse, createUnit: refuse, evaluate: refuse, parse: refuse, simplify: refuse, derivative: refuse },
  { override: true },
);

@Controller('irrigation')
@UseGuards(FarmGuard)
export class IrrigationController {
  private readonly llm = new Anthropic();

  constructor(private readonly sensors: SensorService) {}

  @Post('estimate')
  async estimate(@Body() body: { field: string; wish: string }) {
    const readings = await this.sensors.latest(body.field);
    const reply = await this.llm.messages.create({
      model: 'claude-3-5-haiku-latest',
      max_tokens: 200,
      system: 'Answer with one arithmetic expression over moisture, area and temp, giving litres of water.',
      messages: [{ role: 'user', content: String(body.wish).slice(0, 500) }],
    });
    const block = reply.content[0];
    const expression = block.type === 'text' ? block.text.trim() : '';

    try {
      const { moisture, area, temp } = readings;
      const litres = limited(expression, { moisture, area, temp });
      if (!Number.isFinite(litres)) throw new Error('not a number');
      return { expression, litres };
    } catch {
      throw new UnprocessableEntityException('the assistant gave no usable formula');
    }
  }
}
