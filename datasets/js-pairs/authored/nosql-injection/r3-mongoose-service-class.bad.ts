import { Router, Request, Response } from 'express';
import { Schema, model } from 'mongoose';

const resetSchema = new Schema({
  email: { type: String, required: true },
  token: { type: Schema.Types.Mixed },
  expires: Date,
});
const Reset = model('Reset', resetSchema);

export class ResetService {
  async consume(email: unknown, token: unknown) {
    if (!email || !token) return null;
    const entry = await Reset.findOne({ email, token, expires: { $gt: new Date() } });
    if (entry) await Reset.deleteOne({ _id: entry._id });
    return entry;
  }
}

const service = new ResetService();
export const router = Router();

router.post('/reset/confirm', async (req: Request, res: Response) => {
  const { email, token } = req.body;
  const entry = await service.consume(email, token);
  if (!entry) {
    res.status(400).json({ message: 'expired or unknown' });
    return;
  }
  res.json({ ok: true });
});
