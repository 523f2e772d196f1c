import express, { Request, Response } from 'express';
import { renderInvoice } from './pdf';

const router = express.Router();

class Download {
  private readonly headers: Record<string, string> = { 'Content-Type': 'application/pdf' };

  named(name: string): this {
    this.headers['Content-Disposition'] = `attachment; filename=${name.replace(/[^a-z0-9._-]/gi, '')}`;
    return this;
  }

  send(res: Response, bytes: Buffer): void {
    res.set(this.headers);
    res.end(bytes);
  }
}

router.get('/invoices/:number.pdf', async (req: Request, res: Response) => {
  const bytes = await renderInvoice(parseInt(req.params.number, 10));
  new Download().named(String(req.query.as)).send(res, bytes);
});

export default router;
