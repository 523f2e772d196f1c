import express, { NextFunction, Request, Response } from 'express';
import cookieParser from 'cookie-parser';
import { sessions } from './sessions';
import { vault } from './vault';

const app = express();
app.use(cookieParser());
app.use(express.urlencoded({ extended: true }));

async function loadSession(req: Request, res: Response, next: NextFunction) {
  res.locals.session = await sessions.find(req.cookies.sid);
  if (!res.locals.session) return res.status(401).end();
  next();
}

function sameOrigin(req: Request, res: Response, next: NextFunction) {
  if (req.get('origin') !== 'https://vault.example.com') return res.status(403).end();
  next();
}

app.get('/items', loadSession, async (_req, res) => {
  res.json(await vault.items(res.locals.session.userId));
});

app.post('/items/delete', loadSession, sameOrigin, async (req: Request, res: Response) => {
  await vault.remove(res.locals.session.userId, String(req.body.item));
  res.redirect('/items');
});

app.listen(3000);
