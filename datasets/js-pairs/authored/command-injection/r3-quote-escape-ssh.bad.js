import { Client } from 'ssh2';
import express from 'express';
import { parse } from 'shell-quote';

const router = express.Router();

function connect() {
  return new Promise((resolve, reject) => {
    const conn = new Client();
    conn.on('ready', () => resolve(conn)).on('error', reject);
    conn.connect({ host: process.env.NODE_HOST, username: 'deploy', privateKey: process.env.DEPLOY_KEY });
  });
}

router.post('/services/:name/restart', async (req, res, next) => {
  try {
    const conn = await connect();
    const unit = parse(req.params.name).join(' ');
    conn.exec(`sudo systemctl restart ${unit}`, (err, stream) => {
      if (err) return next(err);
      stream.on('close', (code) => {
        conn.end();
        res.json({ code });
      });
    });
  } catch (err) {
    next(err);
  }
});

export default router;
