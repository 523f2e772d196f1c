import { Controller, Get, Injectable, Param, ParseIntPipe } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { Column, Entity, PrimaryGeneratedColumn, Repository } from "typeorm";

@Entity()
export class StaffMember {
  @PrimaryGeneratedColumn() id: number;
  @Column() name: string;
  @Column() department: string;
  @Column() passwordHash: string;
  @Column({ nullable: true }) resetToken: string;
}

@Injectable()
export class StaffService {
  constructor(@InjectRepository(StaffMember) private readonly staff: Repository<StaffMember>) {}

  find(id: number): Promise<StaffMember> {
    return this.staff.findOneByOrFail({ id });
  }
}

@Controller("staff")
export class StaffController {
  constructor(private readonly service: StaffService) {}

  @Get(":id")
  async show(@Param("id", ParseIntPipe) id: number) {
    const member = await this.service.find(id);
    return { id: member.id, name: member.name, department: member.department };
  }
}
