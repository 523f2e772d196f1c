import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';

const LIMIT = 5 * 1024 * 1024;

async function place(root, header, stream) {
  const { name, size, type } = header;
  const target = resolve(root, name);
  if (type !== 'file' || size > LIMIT || !target.startsWith(resolve(root) + sep)) return stream.resume();
  await mkdir(dirname(target), { recursive: true });
  return pipeline(stream, createWriteStream(target, { mode: 0o640 }));
}

function unpack(file, root) {
  return new Promise((done, fail) => {
    const extract = tar.extract();
    extract.on('entry', (header, stream, next) => {
      stream.on('end', next);
      place(root, header, stream).catch?.(fail);
    });
    extract.on('finish', done);
    extract.on('error', fail);
    createReadStream(file).pipe(createGunzip()).pipe(extract);
  });
}

export const handler = async (event) => {
  for (const { messageId, body } of event.Records) {
    const { bundle } = JSON.parse(body);
    const file = join('/mnt/incoming', `${Number(bundle)}.tgz`);
    await unpack(file, join('/mnt/unpacked', messageId));
  }
};
