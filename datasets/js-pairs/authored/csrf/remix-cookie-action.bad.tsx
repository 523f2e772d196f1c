import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { Form } from '@remix-run/react';
import { getSession } from '~/sessions.server';
import { closeAccount } from '~/accounts.server';

export async function action({ request }: ActionFunctionArgs) {
  const session = await getSession(request.headers.get('Cookie'));
  const userId = session.get('userId');
  if (!userId) throw redirect('/login');
  await closeAccount(userId);
  return redirect('/goodbye');
}

export default function Close() {
  return (
    <Form method="post">
      <button>Close my account</button>
    </Form>
  );
}
