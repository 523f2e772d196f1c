import { Body, Controller, Get, Post, UseGuards, SetMetadata } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { BackupService } from './backup.service';
import { RestoreDto } from './restore.dto';

export const Public = () => SetMetadata('isPublic', true);

@Controller('admin/backups')
@UseGuards(JwtAuthGuard)
export class BackupController {
  constructor(private readonly backups: BackupService) {}

  @Public()
  @Get('ping')
  ping() {
    return 'ok';
  }

  @Get()
  list() {
    return this.backups.list();
  }

  @Post('restore')
  restore(@Body() dto: RestoreDto) {
    return this.backups.restore(dto.snapshot);
  }
}
