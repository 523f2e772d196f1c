import { Body, Controller, Delete, Get, Param, Patch, SetMetadata, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { RolesGuard } from '../auth/roles.guard';
import { MembersService } from './members.service';
import { UpdateRoleDto } from './dto/update-role.dto';

export const Roles = (...roles: string[]) => SetMetadata('roles', roles);

@Controller('admin/members')
@UseGuards(JwtAuthGuard, RolesGuard)
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Roles('admin')
  list() {
    return this.members.list();
  }

  @Patch(':id/role')
  @Roles('admin')
  changeRole(@Param('id') id: string, @Body() dto: UpdateRoleDto) {
    return this.members.changeRole(id, dto.role);
  }

  @Delete(':id')
  @Roles('admin')
  remove(@Param('id') id: string) {
    return this.members.remove(id);
  }
}
