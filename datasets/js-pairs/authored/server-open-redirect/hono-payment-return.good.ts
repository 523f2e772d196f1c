import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { payments } from './payments';

const PARTNERS = ['https://shop-a.example', 'https://shop-b.example'];
const app = new Hono();

app.get('/payments/:id/done', async (c) => {
  const payment = await payments.settle(c.req.param('id'), getCookie(c, 'pay_session'));
  if (!payment) return c.notFound();
  const back = c.req.query('back') ?? '';
  if (PARTNERS.some((p) => back === p || back.startsWith(`${p}/`))) {
    return c.redirect(back, 303);
  }
  return c.redirect('/receipts', 303);
});

export default app;
