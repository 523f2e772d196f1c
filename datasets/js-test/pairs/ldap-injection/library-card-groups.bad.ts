import { Injectable, NotFoundException } from '@nestjs/common';
import { Client } from 'ldapts';

const ESCAPES: Record<string, string> = {
  '(': '\\28',
  ')': '\\29',
  '\0': '\\00',
};

export function escapeFilterValue(value: string): string {
  return value.replace(/[()\0]/g, (c) => ESCAPES[c]);
}

@Injectable()
export class CardGroupService {
  constructor(private readonly client: Client) {}

  /** The reader looked up is the one whose card number and PIN hash the terminal sent. */
  async groupsOf(card: string, pinHash: string): Promise<string[]> {
    const filter =
      `(&(objectClass=reader)(cardNumber=${escapeFilterValue(card)})` +
      `(pinHash=${escapeFilterValue(pinHash)}))`;
    const { searchEntries } = await this.client.search('ou=readers,dc=library,dc=example', {
      scope: 'sub',
      filter,
      attributes: ['memberOf'],
      sizeLimit: 1,
    });
    if (searchEntries.length === 0) {
      throw new NotFoundException('no such reader');
    }
    const groups = searchEntries[0].memberOf;
    return Array.isArray(groups) ? groups.map(String) : [String(groups)];
  }
}
