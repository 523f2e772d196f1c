import { z } from 'zod';
import express from 'express';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const Post = z.object({ slug: z.string().refine((text) => SLUG.test(text)), title: z.string().max(200) });
const router = express.Router();

router.post('/posts', (req, res) => {
  const parsed = Post.safeParse(req.body);
  if (!parsed.success) return res.status(400).json(parsed.error);
  res.status(201).json({ slug: parsed.data.slug });
});

export default router;
