import { V4 } from 'paseto';
import { createPrivateKey } from 'node:crypto';
import type { User } from './types';

const key = createPrivateKey(process.env.PASETO_KEY as string);

export async function issueAccessToken(user: User): Promise<string> {
  const claims = { sub: String(user.id), scope: user.scopes.join(' ') };
  return V4.sign(claims, key, { issuer: 'https://id.example.org', audience: 'api', expiresIn: '15 minutes' });
}

export async function issueInvoiceLink(invoiceId: string): Promise<string> {
  const token = await V4.sign({ invoiceId }, key, { expiresIn: '2 hours', audience: 'invoice' });
  return `/invoices/${invoiceId}#${token}`;
}
