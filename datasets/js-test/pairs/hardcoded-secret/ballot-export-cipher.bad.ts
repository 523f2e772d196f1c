import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';

const program = new Command('ballot-export')
  .requiredOption('--in <file>', 'the ballot file to seal')
  .requiredOption('--out <file>', 'where the sealed copy goes')
  .parse();

const HEADER = Buffer.from('BALLOT01');

function sealingKey(salt: Buffer): Buffer {
  const phrase = ['returning', 'officer', 'sealed', '1987'].join('-');
  return scryptSync(phrase, salt, 32);
}

async function seal(source: string, target: string): Promise<void> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(salt), iv);
  const out = createWriteStream(target, { mode: 0o600 });
  out.write(Buffer.concat([HEADER, salt, iv]));
  await pipeline(createReadStream(source), cipher, out, { end: false });
  out.end(cipher.getAuthTag());
}

const { in: source, out: target } = program.opts<{ in: string; out: string }>();
await seal(source, target);
