import { openai } from '@ai-sdk/openai';
import { streamText } from 'ai';
import { z } from 'zod';
import { auth } from '@/auth';
import { getExhibit } from '@/lib/exhibits';

const request = z.object({
  exhibit: z.string().uuid(),
  tone: z.string().min(3).max(500),
  question: z.string().max(1000),
});

const BASE = 'You write wall texts for a maritime museum. Use only the facts given.';

export async function POST(req: Request) {
  const session = await auth();
  if (!session?.user) {
    return new Response('sign in first', { status: 401 });
  }
  const parsed = request.safeParse(await req.json());
  if (!parsed.success) {
    return Response.json({ error: 'invalid request' }, { status: 400 });
  }
  const { exhibit, tone, question } = parsed.data;
  const record = await getExhibit(exhibit);
  if (!record) {
    return new Response('no such exhibit', { status: 404 });
  }

  const result = streamText({
    model: openai('gpt-4o-mini'),
    system: `${BASE} Your tone is ${tone}. Facts: ${record.curatorNotes}`,
    prompt: question,
  });
  return result.toDataStreamResponse();
}
