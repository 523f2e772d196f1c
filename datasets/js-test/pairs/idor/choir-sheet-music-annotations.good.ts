import { Body, Controller, Delete, ForbiddenException, Get, NotFoundException, Param, ParseIntPipe, Put, Req, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { SingerGuard, type SingerRequest } from '../auth/singer.guard';
import { Annotation } from './annotation.entity';
import { AnnotationDto } from './annotation.dto';

@Controller('annotations')
@UseGuards(SingerGuard)
export class AnnotationController {
  constructor(@InjectRepository(Annotation) private readonly annotations: Repository<Annotation>) {}

  @Get()
  mine(@Req() req: SingerRequest) {
    return this.annotations.find({ where: { singerId: req.singer.id } });
  }

  @Put(':id')
  async change(@Param('id', ParseIntPipe) id: number, @Body() dto: AnnotationDto, @Req() req: SingerRequest) {
    const annotation = await this.annotations.findOneBy({ id });
    if (!annotation) throw new NotFoundException();
    if (req.singer.id !== annotation.singerId) throw new ForbiddenException();
    annotation.bar = dto.bar;
    annotation.text = dto.text;
    annotation.changedFrom = req.ip;
    await this.annotations.save(annotation);
    return { id, bar: annotation.bar };
  }

  @Delete(':id')
  async remove(@Param('id', ParseIntPipe) id: number, @Req() req: SingerRequest) {
    const { affected } = await this.annotations.delete({ id, singerId: req.singer.id });
    if (!affected) throw new NotFoundException();
  }
}
