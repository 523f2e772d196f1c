import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { commitSession, getSession } from '~/sessions';

function safeRedirect(to: FormDataEntryValue | null, fallback = '/') {
  if (typeof to !== 'string') return fallback;
  if (!to.startsWith('/') || to.startsWith('//') || to.startsWith('/\\')) return fallback;
  return to;
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const session = await getSession(request.headers.get('Cookie'));
  session.set('theme', form.get('theme') === 'dark' ? 'dark' : 'light');
  return redirect(safeRedirect(form.get('redirectTo')), {
    headers: { 'Set-Cookie': await commitSession(session) },
  });
}
