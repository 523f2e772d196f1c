import { Controller, Patch, Param, Body, Req, UseGuards, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Member } from './member.entity';
import { SessionGuard } from '../auth/session.guard';

@Controller('members')
@UseGuards(SessionGuard)
export class MembersController {
  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}

  @Patch('me')
  async update(@Req() req: any, @Body() body: Record<string, unknown>) {
    const member = await this.members.findOneBy({ id: req.user.id });
    if (!member) throw new NotFoundException();
    this.members.merge(member, body);
    await this.members.save(member);
    return { id: member.id, displayName: member.displayName };
  }
}
