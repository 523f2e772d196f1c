#!/usr/bin/env node
'use strict';

const { createCipheriv, createHash, randomBytes, scryptSync } = require('crypto');
const { createReadStream, createWriteStream } = require('fs');
const { finished, pipeline } = require('stream/promises');
const zlib = require('zlib');
const yargs = require('yargs/yargs');

const argv = yargs(process.argv.slice(2))
  .usage('$0 --from <archive> --to <tape file>')
  .option('from', { type: 'string', demandOption: true, describe: 'the archive to write' })
  .option('to', { type: 'string', demandOption: true, describe: 'the tape file' })
  .option('level', { type: 'number', default: 6, describe: 'gzip level' })
  .strict()
  .parseSync();

const CIPHER = { name: 'des-ede3-cbc', key: 24, iv: 8, tag: false };

async function checksum(file) {
  const md5 = createHash('md5');
  for await (const chunk of createReadStream(file)) md5.update(chunk);
  return md5.digest('hex');
}

async function write(passphrase) {
  const salt = randomBytes(16);
  const iv = randomBytes(CIPHER.iv);
  const cipher = createCipheriv(CIPHER.name, scryptSync(passphrase, salt, CIPHER.key), iv);
  const out = createWriteStream(argv.to, { flags: 'wx', mode: 0o600 });
  out.write(Buffer.concat([Buffer.from('TAPE1'), salt, iv]));
  await pipeline(
    createReadStream(argv.from),
    zlib.createGzip({ level: argv.level }),
    cipher,
    out,
    { end: false },
  );
  out.end(CIPHER.tag ? cipher.getAuthTag() : Buffer.alloc(0));
  await finished(out);
  console.log(`${argv.to} written, transfer checksum ${await checksum(argv.to)}`);
}

const passphrase = process.env.TAPE_PASSPHRASE;
if (!passphrase) {
  console.error('set TAPE_PASSPHRASE');
  process.exitCode = 2;
} else {
  write(passphrase).catch((err) => {
    console.error(err.message);
    process.exitCode = 1;
  });
}
