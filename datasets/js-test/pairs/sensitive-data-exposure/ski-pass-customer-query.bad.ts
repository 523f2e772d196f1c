import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { UseGuards } from '@nestjs/common';
import { Column, Entity, PrimaryGeneratedColumn, Repository } from 'typeorm';
import { InjectRepository } from '@nestjs/typeorm';
import { DeskGuard } from '../auth/desk.guard';

@Entity()
@ObjectType()
export class Skier {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field()
  @Column()
  name!: string;

  @Field()
  @Column()
  passNumber!: string;

  @Field()
  @Column()
  passwordHash!: string;

  @Field({ nullable: true })
  @Column({ nullable: true })
  resetToken?: string;
}

@Resolver(() => Skier)
@UseGuards(DeskGuard)
export class SkierResolver {
  constructor(@InjectRepository(Skier) private readonly skiers: Repository<Skier>) {}

  @Query(() => [Skier])
  skiersByPass(@Args('pass') pass: string): Promise<Skier[]> {
    return this.skiers.find({ where: { passNumber: pass }, take: 10 });
  }
}
