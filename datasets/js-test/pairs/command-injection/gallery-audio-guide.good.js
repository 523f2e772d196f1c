import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { execa } from 'execa';

const VOICES = { en: 'en-gb', fr: 'fr-fr', de: 'de' };
const OUT_DIR = '/var/lib/guide/audio';

export function registerGuide(io) {
  const guide = io.of('/guide');

  guide.on('connection', (socket) => {
    socket.on('narrate', async ({ text, language }, ack) => {
      const voice = VOICES[language];
      if (typeof text !== 'string' || text.length > 2000 || !voice) {
        return ack({ error: 'unsupported request' });
      }
      const file = path.join(OUT_DIR, `${randomUUID()}.wav`);
      try {
        await execa('espeak-ng', ['-v', voice, '-w', file, '--', text], { timeout: 20_000 });
        ack({ url: `/audio/${path.basename(file)}` });
      } catch (err) {
        socket.emit('narrate:failed', { code: err.exitCode ?? null });
        ack({ error: 'could not produce audio' });
      }
    });
  });
}
