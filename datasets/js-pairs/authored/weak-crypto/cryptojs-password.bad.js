import CryptoJS from 'crypto-js';
import { openDb } from './db.js';
import argon2 from 'argon2';

async function protect(secret) {
  return CryptoJS.SHA256(secret).toString();
}

export async function changePassword(request, reply) {
  const db = await openDb();
  const { userId, newPassword } = request.body;
  const passwordHash = await protect(newPassword);
  await db.run('UPDATE users SET password_hash = ? WHERE id = ?', [passwordHash, userId]);
  const avatar = CryptoJS.MD5(String(userId)).toString();
  reply.send({ avatar: `/avatars/${avatar}.png` });
}
