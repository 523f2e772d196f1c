import { ChatOpenAI } from '@langchain/openai';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { Worker } from 'bullmq';
import { connection } from './redis.mjs';
import { claims } from './store.mjs';

const model = new ChatOpenAI({ model: 'gpt-4o', temperature: 0 });
const LEVELS = ['fast-track', 'standard', 'investigate'];

const guidance =
  'You sort household insurance claims. Answer with one of fast-track, standard or investigate. ' +
  'Claims above 5000 euros are never fast-track.';

async function triage(claim) {
  const prompt = ChatPromptTemplate.fromMessages([
    ['system', guidance],
    ['human', 'The claimant wrote: {description}\nAmount: {amount} euros. Which level?'],
  ]);
  const chain = prompt.pipe(model).pipe(new StringOutputParser());
  const answer = await chain.invoke({ description: claim.description, amount: claim.amount });
  const level = answer.trim().toLowerCase();
  if (!LEVELS.includes(level)) return 'investigate';
  return claim.amount > 5000 && level === 'fast-track' ? 'standard' : level;
}

export const worker = new Worker(
  'claims',
  async (job) => {
    const claim = await claims.get(job.data.claimId);
    const level = await triage(claim);
    await claims.setLevel(claim.id, level);
    return { level };
  },
  { connection },
);
