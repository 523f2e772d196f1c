import Anthropic from '@anthropic-ai/sdk';
import { Body, Controller, Post, UnprocessableEntityException, UseGuards } from '@nestjs/common';
import { FarmGuard } from '../auth/farm.guard';
import { SensorService } from './sensor.service';

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
      const formula = new Function('moisture', 'area', 'temp', `return (${expression});`);
      const litres = formula(readings.moisture, readings.area, readings.temp);
      if (!Number.isFinite(litres)) throw new Error('not a number');
      return { expression, litres };
    } catch {
      throw new UnprocessableEntityException('the assistant gave no usable formula');
    }
  }
}
