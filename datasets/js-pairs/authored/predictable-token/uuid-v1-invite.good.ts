import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { v4 as uuid } from 'uuid';
import { Invite } from './invite.schema';

@Injectable()
export class InviteService {
  constructor(@InjectModel(Invite.name) private readonly invites: Model<Invite>) {}

  async create(email: string, teamId: string): Promise<string> {
    const inviteToken = uuid();
    await this.invites.create({ email, teamId, token: inviteToken, createdAt: new Date() });
    return `https://app.example.com/join?invite=${inviteToken}`;
  }
}
