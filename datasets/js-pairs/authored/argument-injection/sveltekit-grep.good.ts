import { json, error } from '@sveltejs/kit';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RequestHandler } from './$types';

const exec = promisify(execFile);

function args(pattern: string, limit: number): string[] {
  const list = ['-r', '-n', '-m', String(limit)];
  list.push('-e', pattern);
  list.push('/srv/docs');
  return list;
}

export const GET: RequestHandler = async ({ url }) => {
  const pattern = url.searchParams.get('q');
  if (!pattern) throw error(400, 'missing q');
  const { stdout } = await exec('grep', args(pattern, 50));
  return json({ lines: stdout.split('\n') });
};
