import { Body, CanActivate, Controller, ExecutionContext, Get, Injectable, Param, ParseIntPipe, Patch, Post, SetMetadata, UseGuards } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { PayrollService } from './payroll.service';
import { SalaryDto } from './salary.dto';

export const Roles = (...roles: string[]) => SetMetadata('roles', roles);

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const roles = this.reflector.get<string[] | undefined>('roles', context.getHandler());
    if (!roles) return true;
    return roles.includes(context.switchToHttp().getRequest().user.role);
  }
}

@Controller('payroll')
@UseGuards(JwtAuthGuard, RolesGuard)
export class PayrollController {
  constructor(private readonly payroll: PayrollService) {}

  @Get('calendar')
  calendar() {
    return this.payroll.paydays();
  }

  @Post('runs')
  @Roles('payroll-admin')
  start() {
    return this.payroll.startRun();
  }

  @Patch('employees/:id/salary')
  @Roles('payroll-admin')
  setSalary(@Param('id', ParseIntPipe) id: number, @Body() { monthlyCents }: SalaryDto) {
    return this.payroll.setSalary(id, monthlyCents);
  }

  @Get('employees/:id/history')
  @Roles('payroll-admin', 'hr')
  history(@Param('id', ParseIntPipe) id: number) {
    return this.payroll.history(id);
  }
}
