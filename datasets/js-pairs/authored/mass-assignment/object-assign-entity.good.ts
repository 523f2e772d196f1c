import { Body, Controller, Injectable, Param, Patch, Req, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { JwtAuthGuard } from './jwt-auth.guard';
import { Profile } from './profile.entity';

@Injectable()
export class ProfileService {
  constructor(@InjectRepository(Profile) private readonly profiles: Repository<Profile>) {}

  async change(userId: string, changes: Record<string, unknown>) {
    const profile = await this.profiles.findOneByOrFail({ userId });
    profile.nickname = String(changes.nickname ?? profile.nickname);
    profile.about = String(changes.about ?? profile.about);
    return this.profiles.save(profile);
  }
}

@Controller('profile')
@UseGuards(JwtAuthGuard)
export class ProfileController {
  constructor(private readonly service: ProfileService) {}

  @Patch()
  change(@Req() req, @Body() body: any) {
    return this.service.change(req.user.id, body);
  }
}
