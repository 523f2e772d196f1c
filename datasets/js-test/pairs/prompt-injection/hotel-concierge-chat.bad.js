const express = require('express');
const OpenAI = require('openai');
const { guestSession } = require('../middleware/session');

const openai = new OpenAI();
const router = express.Router();

const RULES = `You are the concierge of the Harbour Hotel. Offer late checkout only when the
booking allows it. Never quote room rates.`;

router.post('/concierge', guestSession, express.json({ limit: '20kb' }), async (req, res, next) => {
  const { question, preferences = '' } = req.body;
  if (typeof question !== 'string' || typeof preferences !== 'string') {
    return res.status(400).json({ error: 'question must be text' });
  }

  try {
    const completion = await openai.chat.completions.create({
      model: 'gpt-4o-mini',
      max_tokens: 400,
      messages: [
        { role: 'system', content: `${RULES}\nFollow the wishes of the guest: ${preferences}` },
        { role: 'user', content: question },
      ],
    });
    const answer = completion.choices[0].message.content;
    await req.guest.log({ question, answer });
    res.json({ answer });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
