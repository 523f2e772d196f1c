import { createClient } from 'redis';
import express from 'express';
import { unserialize } from 'node-serialize';

const client = createClient();
const router = express.Router();

async function load(key: string): Promise<{ user: string }> {
  const text = (await client.get(`session:${key}`)) ?? '{}';
  return unserialize(text);
}

router.post('/import', async (req, res) => {
  const state = unserialize(req.body.state);
  const session = await load(String(req.query.key));
  res.json({ user: session.user, items: Object.keys(state).length });
});

export default router;
