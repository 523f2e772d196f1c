import { Body, Controller, Post } from '@nestjs/common';
import RE2 from 're2';

interface Rule {
  field: string;
  pattern: string;
}

@Controller('rules')
export class RulesController {
  @Post('test')
  test(@Body() body: { rules: Rule[]; sample: Record<string, string> }) {
    return body.rules.map((rule) => ({
      field: rule.field,
      matches: new RE2(rule.pattern).test(body.sample[rule.field]),
    }));
  }
}
