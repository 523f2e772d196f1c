import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { requireMember } from '~/session.server';
import { db } from '~/db.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const member = await requireMember(request);
  return json({ nickname: member.nickname, company: member.company, plan: member.plan });
}

export async function action({ request }: ActionFunctionArgs) {
  const member = await requireMember(request);
  const form = await request.formData();
  const nickname = String(form.get('nickname') ?? '').trim();
  const company = String(form.get('company') ?? '').trim();
  if (nickname === '') {
    return json({ error: 'A nickname is required' }, { status: 422 });
  }
  await db.member.update({ where: { id: member.id }, data: { nickname, company } });
  return redirect('/settings?saved=1');
}

export default function Settings() {
  const { nickname, company, plan } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Form method="post">
      <label>
        Nickname <input name="nickname" defaultValue={nickname} />
      </label>
      <label>
        Company <input name="company" defaultValue={company ?? ''} />
      </label>
      <p>Your plan: {plan}</p>
      {result?.error && <p role="alert">{result.error}</p>}
      <button>Save</button>
    </Form>
  );
}
