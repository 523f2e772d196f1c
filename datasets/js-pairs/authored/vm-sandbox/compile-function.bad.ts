import { compileFunction } from 'vm';
import { Controller, Post, Body } from '@nestjs/common';
import { compileExpression } from 'filtrex';

@Controller('scores')
export class ScoresController {
  @Post()
  score(@Body() body: { formula: string; values: Record<string, number> }) {
    const fn = compileFunction(`return ${body.formula}`, ['v'], { parsingContext: undefined });
    return { score: fn(body.values) };
  }
}
