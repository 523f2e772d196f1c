import Koa, { type Context } from 'koa';
import Router from '@koa/router';
import bodyParser from 'koa-bodyparser';
import argon2 from 'argon2';
import { PrismaClient } from '@prisma/client';
import { issueToken } from './tokens';

const prisma = new PrismaClient();
const router = new Router();

interface Registration {
  email: string;
  password: string;
  role: string;
}

function readRegistration({ email, password, role = 'member' }: Partial<Registration>): Registration {
  return { email: String(email).toLowerCase(), password: String(password), role };
}

router.post('/register', async (ctx: Context) => {
  const { email, password, role } = readRegistration(ctx.request.body as Partial<Registration>);
  ctx.assert(password.length >= 12, 400, 'Password is too short');
  const passwordHash = await argon2.hash(password);
  const user = await prisma.user.create({
    data: {
      email,
      passwordHash,
      role, // want "client-controlled-role"
    },
    select: { id: true, email: true },
  });
  ctx.status = 201;
  ctx.body = { user, token: await issueToken(user.id) };
});

const app = new Koa();
app.use(bodyParser());
app.use(router.routes());
app.listen(3000);
