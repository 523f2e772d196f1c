import { UnsecuredJWT, jwtVerify } from 'jose';
import { error, type RequestEvent } from '@sveltejs/kit';

const key = new TextEncoder().encode(process.env.JWT_KEY);

export async function principal(event: RequestEvent) {
  const token = event.cookies.get('token');
  if (!token) error(401);
  try {
    const { payload } = await jwtVerify(token, key, { issuer: 'shop' });
    return { id: payload.sub, roles: payload.roles };
  } catch {
    error(401, 'bad token');
  }
}
