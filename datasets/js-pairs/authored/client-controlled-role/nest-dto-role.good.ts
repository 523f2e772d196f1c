import { Body, Controller, Injectable, Post } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsEmail, IsOptional, IsString, MinLength } from 'class-validator';
import { Repository } from 'typeorm';
import * as argon2 from 'argon2';
import { User } from './user.entity';

export class RegisterDto {
  @IsEmail()
  email: string;

  @IsString()
  @MinLength(12)
  password: string;
}

@Injectable()
export class AccountsService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  async register(dto: RegisterDto): Promise<User> {
    const user = new User();
    user.email = dto.email.toLowerCase();
    user.passwordHash = await argon2.hash(dto.password);
    user.role = 'member';
    return this.users.save(user);
  }
}

@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Post()
  async register(@Body() dto: RegisterDto) {
    const user = await this.accounts.register(dto);
    return { id: user.id, email: user.email };
  }
}
