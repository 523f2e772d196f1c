import { ChatOpenAI } from '@langchain/openai';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { SystemMessage, HumanMessage } from '@langchain/core/messages';
import express from 'express';

const model = new ChatOpenAI({ model: 'gpt-4o' });
const router = express.Router();

class Assistant {
  async ask(policy: string, question: string) {
    const messages = [new SystemMessage(`Follow this policy strictly: ${policy}`), new HumanMessage(question)];
    return model.invoke(messages);
  }
}

const assistant = new Assistant();

router.post('/ask', async (req, res) => {
  const answer = await assistant.ask(req.body.policy, req.body.question);
  res.json({ answer: answer.content });
});

export default router;
