import { stringify } from 'csv-stringify/sync';
import { Controller, Get, Header, Param, ParseIntPipe, UseGuards } from '@nestjs/common';
import { PrismaService } from '../prisma.service';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { SurveyOwnerGuard } from './survey-owner.guard';

interface Answer {
  respondent: string;
  score: number;
  comment: string;
}

function toRecords(answers: Answer[]) {
  return answers.map(({ respondent, score, comment }) => ({ respondent, score, comment }));
}

@Controller('surveys')
@UseGuards(JwtAuthGuard, SurveyOwnerGuard)
export class SurveyExportController {
  constructor(private readonly prisma: PrismaService) {}

  @Get(':id/summary')
  async summary(@Param('id', ParseIntPipe) id: number) {
    return this.prisma.answer.aggregate({ where: { surveyId: id }, _avg: { score: true } });
  }

  @Get(':id/answers.csv')
  @Header('Content-Type', 'text/csv')
  @Header('Content-Disposition', 'attachment; filename="answers.csv"')
  async answers(@Param('id', ParseIntPipe) id: number): Promise<string> {
    const rows = (await this.prisma.answer.findMany({ where: { surveyId: id } })) as Answer[];
    return stringify(toRecords(rows), { header: true }); // want "csv-formula-injection"
  }
}
