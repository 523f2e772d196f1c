import { unlink } from 'node:fs/promises';
import path from 'node:path';
import type { ActionFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { requireUserId } from '~/session.server';

const AVATARS = path.resolve(process.cwd(), 'storage/avatars');

export async function action({ request }: ActionFunctionArgs) {
  await requireUserId(request);
  const form = await request.formData();
  const file = form.get('file');
  if (typeof file !== 'string' || file.length === 0) {
    return json({ error: 'no file' }, { status: 400 });
  }
  const target = path.resolve(AVATARS, file);
  if (path.extname(target) !== '.png') {
    return json({ error: 'not an avatar' }, { status: 400 });
  }
  await unlink(target);
  return json({ removed: true });
}
