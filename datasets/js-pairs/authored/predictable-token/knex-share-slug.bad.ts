import { knex } from './db';
import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

function shareToken(length: number): string {
  return Array.from({ length }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join('');
}

export async function share(albumId: number, ownerId: number): Promise<string> {
  const token = shareToken(20);
  const position = Math.floor(Math.random() * 1000);
  await knex('shares').insert({ album_id: albumId, owner_id: ownerId, token, position });
  return `/shared/${token}`;
}
