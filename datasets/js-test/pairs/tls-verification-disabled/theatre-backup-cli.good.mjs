#!/usr/bin/env node
import { Command } from 'commander';
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Agent, setGlobalDispatcher } from 'undici';

const program = new Command('backup')
  .argument('<archive>', 'the file to send')
  .requiredOption('--server <url>', 'https address of the backup server')
  .option('--internal <ca>', 'the server has a certificate of our own authority')
  .parse();

const options = program.opts();
const [archive] = program.args;

if (options.internal) {
  setGlobalDispatcher(new Agent({ connect: { ca: readFileSync(options.internal) } }));
}

const { size } = await stat(archive);
const response = await fetch(new URL('/archives', options.server), {
  method: 'POST',
  duplex: 'half',
  headers: {
    Authorization: `Bearer ${process.env.BACKUP_TOKEN}`,
    'Content-Length': String(size),
    'Content-Type': 'application/octet-stream',
  },
  body: createReadStream(archive),
});

if (!response.ok) {
  console.error(`the server answered ${response.status}`);
  process.exitCode = 1;
} else {
  console.log(`sent ${size} bytes`);
}
