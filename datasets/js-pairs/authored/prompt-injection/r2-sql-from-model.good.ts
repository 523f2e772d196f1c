import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { Pool } from 'pg';
import { Hono } from 'hono';

const pool = new Pool();
const app = new Hono();
const REPORTS: Record<string, string> = {
  sales: 'SELECT day, total FROM sales_by_day LIMIT 30',
  stock: 'SELECT sku, count FROM stock LIMIT 100',
};

app.post('/ask', async (c) => {
  const { question } = await c.req.json();
  const { text } = await generateText({
    model: openai('gpt-4o'),
    system: 'Name the report that answers the question: sales or stock.',
    prompt: question.text,
  });
  const { rows } = await pool.query(REPORTS[text.trim()] ?? REPORTS.sales);
  return c.json(rows);
});

export default app;
