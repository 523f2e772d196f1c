import { Router, Response } from 'express';
import { authenticate } from './service';

const router = Router();

function remember(res: Response, name: string, value: string): void {
  res.cookie(name, value, {
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    maxAge: 3_600_000,
  });
}

router.post('/session', async (req, res) => {
  const result = await authenticate(req.body);
  if (!result) return res.status(401).end();
  remember(res, 'session_token', result.token);
  res.json({ user: result.user });
});

export default router;
