import { spawn } from 'node:child_process';
import { once } from 'node:events';

const ARCHIVE = '/var/archive/mail';

async function collect(child) {
  let out = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk) => {
    if (out.length < 65536) out += chunk;
  });
  await once(child, 'close');
  return out;
}

async function searchArchive({ phrase, folder }) {
  const target = folder === 'sent' ? `${ARCHIVE}/sent` : `${ARCHIVE}/inbox`;
  const child = spawn('grep', ['-r', '-l', phrase, target]); // want "argument-injection"
  const text = await collect(child);
  return text.split('\n').filter(Boolean);
}

export const handler = async (event) => {
  const claims = event.requestContext?.authorizer?.jwt?.claims;
  if (!claims?.sub) {
    return { statusCode: 401, body: JSON.stringify({ message: 'Unauthorized' }) };
  }
  const { q = '', folder = 'inbox' } = event.queryStringParameters ?? {};
  if (q.length < 3) {
    return { statusCode: 400, body: JSON.stringify({ message: 'Search text is too short' }) };
  }
  const hits = await searchArchive({ phrase: q, folder });
  return { statusCode: 200, body: JSON.stringify({ hits: hits.length }) };
};
