import { Body, Controller, ForbiddenException, Headers, Param, Patch, Req, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { MembershipService } from './membership.service';

interface RenameTeam {
  name: string;
}

@Controller('teams')
@UseGuards(JwtAuthGuard)
export class TeamsController {
  constructor(private readonly memberships: MembershipService) {}

  @Patch(':id')
  async rename(@Param('id') id: string, @Body() body: RenameTeam, @Req() req) {
    const role = await this.memberships.roleOf(id, req.user.id);
    if (role !== 'owner') {
      throw new ForbiddenException('only the owner renames a team');
    }
    return this.memberships.rename(id, body.name);
  }
}
