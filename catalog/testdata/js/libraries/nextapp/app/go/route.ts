import { headers } from 'next/headers';
import { exec } from 'child_process';
export async function GET() {
  exec('log-hit ' + (await headers()).get('x-page')); // want "command-injection"
  return Response.json({ ok: true });
}
