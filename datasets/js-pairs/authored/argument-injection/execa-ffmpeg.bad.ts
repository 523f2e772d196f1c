import express from 'express';
import { execa } from 'execa';

const router = express.Router();
const FORMATS = new Map([
  ['mp4', ['-c:v', 'libx264']],
  ['webm', ['-c:v', 'libvpx']],
]);

router.post('/videos/:id/transcode', async (req, res) => {
  const input = `/srv/videos/${Number(req.params.id)}.mov`;
  const output = `/srv/videos/${Number(req.params.id)}.out`;
  const options = req.body.options.split(' ');
  await execa('ffmpeg', ['-i', input, ...options, output]);
  res.sendStatus(202);
});

export default router;
