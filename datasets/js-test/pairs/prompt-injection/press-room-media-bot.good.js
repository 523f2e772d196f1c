'use strict';

const { execFile } = require('child_process');
const OpenAI = require('openai');

const client = new OpenAI();
const SYSTEM =
  'You turn wishes of journalists into an ffmpeg job on the file in.mp4 that writes out.mp4. ' +
  'Answer with JSON {"width": number, "seconds": number, "mute": boolean} and nothing else.';

function ffmpeg(cwd, program, args) {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, timeout: 60_000 }, (err) => (err ? reject(err) : resolve()));
  });
}

async function convert(workdir, wish) {
  const completion = await client.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: wish },
    ],
  });
  const reply = completion.choices[0].message.content;

  const { width, seconds, mute } = JSON.parse(reply);
  const w = Math.min(Math.max(Number(width) || 640, 160), 1920);
  const t = Math.min(Math.max(Number(seconds) || 10, 1), 600);
  const sound = mute === true ? ['-an'] : ['-c:a', 'aac'];
  await ffmpeg(workdir, 'ffmpeg', ['-y', '-i', 'in.mp4', '-t', String(t), '-vf', `scale=${Math.round(w)}:-2`, ...sound, 'out.mp4']);
}

module.exports = function register(io, storage) {
  io.on('connection', (socket) => {
    socket.on('convert', async ({ upload, wish }, done) => {
      try {
        const workdir = await storage.checkout(socket.data.user, upload);
        await convert(workdir, String(wish).slice(0, 300));
        done({ url: await storage.publish(workdir, 'out.mp4') });
      } catch (err) {
        done({ error: 'the conversion failed' });
      }
    });
  });
};
