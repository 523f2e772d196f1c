import { ChatOpenAI } from '@langchain/openai';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { SystemMessage, HumanMessage } from '@langchain/core/messages';
import express from 'express';

const model = new ChatOpenAI({ model: 'gpt-4o' });
const router = express.Router();

class Assistant {
  async ask(policy: string, question: string) {
    const prompt = ChatPromptTemplate.fromMessages([
      ['system', 'You answer questions about the policy that the user gives.'],
      ['human', 'Policy: {policy}\nQuestion: {question}'],
    ]);
    return prompt.pipe(model).invoke({ policy, question });
  }
}

const assistant = new Assistant();

router.post('/ask', async (req, res) => {
  const answer = await assistant.ask(req.body.policy, req.body.question);
  res.json({ answer: answer.content });
});

export default router;
