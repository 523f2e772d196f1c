import { createWriteStream } from 'node:fs';
import express, { Request, Response } from 'express';

const sink = createWriteStream('/var/log/hooks.log', { flags: 'a' });
const app = express();
app.use(express.json());

type Level = 'info' | 'warn';

function line(level: Level, message: string) {
  sink.write(`${new Date().toISOString()} ${level.toUpperCase()} ${message}\n`);
}

app.post('/hooks/:provider', (req: Request, res: Response) => {
  const { event, ref } = req.body;
  line('info', 'hook received');
  line('info', `provider=${JSON.stringify(req.params.provider)} event=${JSON.stringify(event)} ref=${JSON.stringify(ref)}`);
  res.sendStatus(204);
});

app.listen(9000);
