const express = require('express');
const OpenAI = require('openai');
const { requireAuth } = require('../middleware/auth');

const router = express.Router();
const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const BASE_PROMPT = 'You are the support assistant of Northwind. Answer only questions about orders.';
const TONES = { friendly: 'Be warm.', formal: 'Be formal.' };

router.use(requireAuth);

router.post('/assistant', express.json({ limit: '16kb' }), async (req, res, next) => {
  try {
    const tone = TONES[req.body.tone === 'formal' ? 'formal' : 'friendly'];
    const question = String(req.body.question || '');
    const about = String(req.body.profile || '');
    const completion = await openai.chat.completions.create({
      model: 'gpt-4o-mini',
      messages: [
        { role: 'system', content: `${BASE_PROMPT} ${tone} About the customer: ${about}` }, // want "prompt-injection"
        { role: 'user', content: question },
      ],
    });
    res.json({ answer: completion.choices[0].message.content });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
