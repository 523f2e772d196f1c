import { json, type ActionFunctionArgs } from '@remix-run/node';
import { subscribe } from '~/newsletter.server';

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = String(form.get('email'));
  try {
    await subscribe(email);
  } catch (err) {
    console.error(`could not subscribe ${email}`);
    return json({ ok: false }, { status: 500 });
  }
  return json({ ok: true });
}
