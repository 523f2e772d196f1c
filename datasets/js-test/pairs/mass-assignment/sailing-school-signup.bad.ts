import { Body, ConflictException, Controller, Injectable, Post } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsEmail, IsString, Length, MinLength } from 'class-validator';
import { Repository } from 'typeorm';
import * as argon2 from 'argon2';
import { Account } from './account.entity';

export class SignupDto {
  @IsEmail()
  email!: string;

  @IsString()
  @Length(1, 80)
  name!: string;

  @MinLength(12)
  password!: string;
}

@Injectable()
export class AccountService {
  constructor(@InjectRepository(Account) private readonly accounts: Repository<Account>) {}

  async register(dto: SignupDto): Promise<Account> {
    if (await this.accounts.existsBy({ email: dto.email })) {
      throw new ConflictException('this e-mail is already registered');
    }
    const { password, ...fields } = dto;
    const account = this.accounts.create({
      ...fields,
      passwordHash: await argon2.hash(password),
    });
    return this.accounts.save(account);
  }
}

@Controller('signup')
export class SignupController {
  constructor(private readonly accounts: AccountService) {}

  @Post()
  async signup(@Body() dto: SignupDto) {
    const account = await this.accounts.register(dto);
    return { id: account.id, name: account.name };
  }
}
