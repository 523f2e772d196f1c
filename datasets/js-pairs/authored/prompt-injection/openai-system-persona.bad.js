const express = require('express');
const OpenAI = require('openai');

const app = express();
app.use(express.json());
const openai = new OpenAI();

app.post('/chat', async (req, res) => {
  const { persona, message } = req.body;
  const system = `You are ${persona}. Answer questions about our shop only.`;
  const completion = await openai.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: String(message) },
    ],
  });
  res.json({ answer: completion.choices[0].message.content });
});

app.listen(3000);
