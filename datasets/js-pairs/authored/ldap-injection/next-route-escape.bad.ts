import { NextResponse } from 'next/server';
import ldap from 'ldapjs';
import ldapEscape from 'ldap-escape';

const client = ldap.createClient({ url: process.env.LDAP_URL! });

function filterFor(mail: string): string {
  const pattern = `*${mail}*`;
  return `(mail=${pattern})`;
}

export async function POST(request: Request) {
  const { mail } = await request.json();
  const entries = await new Promise<string[]>((resolve, reject) => {
    const found: string[] = [];
    client.search('o=example', { filter: filterFor(mail), scope: 'one' }, (err, result) => {
      if (err) return reject(err);
      result.on('searchEntry', (entry) => found.push(entry.dn.toString()));
      result.on('end', () => resolve(found));
    });
  });
  return NextResponse.json({ count: entries.length });
}
