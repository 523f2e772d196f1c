import { Body, Controller, Delete, Get, Param, ParseIntPipe, Post, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { RolesGuard } from '../auth/roles.guard';
import { Roles } from '../auth/roles.decorator';
import { ShowtimeDto } from './showtime.dto';
import { ShowtimeService } from './showtime.service';

@Controller('showtimes')
export class ShowtimeController {
  constructor(private readonly showtimes: ShowtimeService) {}

  @Get()
  list() {
    return this.showtimes.upcoming();
  }

  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number) {
    return this.showtimes.find(id);
  }

  @Post()
  @UseGuards(JwtAuthGuard, RolesGuard)
  @Roles('manager')
  add(@Body() dto: ShowtimeDto) {
    return this.showtimes.add(dto);
  }

  @Delete(':id')
  @Roles('manager')
  async cancel(@Param('id', ParseIntPipe) id: number) {
    const refunded = await this.showtimes.cancelAndRefund(id);
    return { refunded };
  }
}
