import { Controller, Get, Param, ParseIntPipe, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Column, Entity, PrimaryGeneratedColumn, Repository } from 'typeorm';
import { AuthGuard } from '@nestjs/passport';

@Entity()
export class Employee {
  @PrimaryGeneratedColumn()
  id: number;

  @Column()
  name: string;

  @Column()
  passwordHash: string;
}

@Controller('employees')
@UseGuards(AuthGuard('jwt'))
export class EmployeesController {
  constructor(@InjectRepository(Employee) private readonly employees: Repository<Employee>) {}

  @Get(':id')
  async show(@Param('id', ParseIntPipe) id: number) {
    const employee = await this.employees.findOneByOrFail({ id });
    return employee;
  }
}
