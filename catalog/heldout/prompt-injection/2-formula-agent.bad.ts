import Anthropic from '@anthropic-ai/sdk';
import { evaluate } from 'mathjs';
import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { FormulaDto } from './formula.dto';

const SYSTEM = 'Turn the question into one arithmetic expression. Reply with the expression only.';

class FormulaModel {
  private readonly client = new Anthropic();

  async expressionFor(question: string): Promise<string> {
    const message = await this.client.messages.create({
      model: 'claude-3-5-haiku-latest',
      max_tokens: 200,
      system: SYSTEM,
      messages: [{ role: 'user', content: question }],
    });
    const [block] = message.content;
    return block.type === 'text' ? block.text.trim() : '0';
  }
}

@Controller('formula')
@UseGuards(JwtAuthGuard)
export class FormulaController {
  private readonly model = new FormulaModel();

  @Post()
  async solve(@Body() dto: FormulaDto) {
    const expression = await this.model.expressionFor(dto.question);
    const value = new Function('Math', `return (${expression});`)(Math); // want "prompt-injection"
    return { expression, value };
  }

  @Post('check')
  async check(@Body() dto: FormulaDto) {
    return { known: evaluate('2 + 2') === 4, length: dto.question.length };
  }
}
