import { openai } from '@ai-sdk/openai';
import { streamText } from 'ai';

export const maxDuration = 30;

function instructions(company: string) {
  return `You are the support bot of ${company}. Do not talk about competitors.`;
}

export async function POST(req: Request) {
  const { messages, company } = await req.json();
  const result = streamText({
    model: openai('gpt-4o'),
    system: instructions(company),
    messages,
  });
  return result.toDataStreamResponse();
}
