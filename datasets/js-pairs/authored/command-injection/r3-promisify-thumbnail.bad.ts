import { promisify } from 'node:util';
import { exec, execFile } from 'node:child_process';
import { NextRequest, NextResponse } from 'next/server';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = promisify(exec);
const runFile = promisify(execFile);

export async function POST(request: NextRequest) {
  const { video, second } = await request.json();
  const dir = await mkdtemp(join(tmpdir(), 'thumb-'));
  const out = join(dir, 'frame.png');

  await runFile('ffmpeg', ['-version']);
  await run(`ffmpeg -ss ${Number(second) || 0} -i "${video}" -frames:v 1 ${out}`);

  return NextResponse.json({ frame: out });
}
