import { Context, Hono } from 'hono';
import xpath from 'xpath';
import { DOMParser } from '@xmldom/xmldom';
import { fetchPayrollXml } from './payroll-client';

const app = new Hono();
const ns = { p: 'urn:payroll:2' };

interface SlipQuery {
  employee: string;
  month: string;
}

function slipPath({ employee, month }: SlipQuery): string {
  return `//p:slip[@employee='${employee}'][@month='${month}']/p:net`;
}

async function readQuery(c: Context): Promise<SlipQuery> {
  const body = await c.req.json();
  const employee = Number(body.employee);
  const date = new Date(body.month);
  return { employee: employee.toFixed(0), month: date.toISOString().slice(0, 7) };
}

app.post('/slips/net', async (c) => {
  const query = await readQuery(c);
  const doc = new DOMParser().parseFromString(await fetchPayrollXml(query.month), 'text/xml');
  const select = xpath.useNamespaces(ns);
  const nodes = select(slipPath(query), doc as unknown as Node) as Node[];
  if (nodes.length === 0) {
    return c.json({ error: 'no slip for that month' }, 404);
  }
  return c.json({ net: Number(nodes[0].textContent) });
});

export default app;
