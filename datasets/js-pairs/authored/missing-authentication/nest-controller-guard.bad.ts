import { Body, Controller, Delete, Get, Param, Post, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { BackupService } from './backup.service';
import { CreateBackupDto } from './create-backup.dto';

@Controller('admin/backups')
export class BackupController {
  constructor(private readonly backups: BackupService) {}

  @Get()
  list() {
    return this.backups.list();
  }

  @Post()
  create(@Body() dto: CreateBackupDto) {
    return this.backups.start(dto.label);
  }

  @Delete(':id')
  remove(@Param('id') id: string) {
    return this.backups.remove(id);
  }
}

@Controller('profile')
@UseGuards(AuthGuard('jwt'))
export class ProfileController {
  @Get()
  show() {
    return { ok: true };
  }
}
