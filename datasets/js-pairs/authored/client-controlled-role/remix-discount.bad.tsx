import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect, json } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { requireUser } from '~/session.server';
import { prisma } from '~/db.server';
import { stripe } from '~/stripe.server';

export async function loader() {
  return json({ plans: await prisma.plan.findMany() });
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireUser(request);
  const form = await request.formData();
  const planId = String(form.get('plan'));
  const plan = await prisma.plan.findUniqueOrThrow({ where: { id: planId } });
  const amount = Number(form.get('amount'));
  const session = await stripe.paymentIntents.create({
    amount,
    currency: 'eur',
    customer: user.stripeId,
    metadata: { plan: plan.name, seats: String(form.get('seats')) },
  });
  return redirect(`/checkout/${session.id}`);
}

export default function Plans() {
  const { plans } = useLoaderData<typeof loader>();
  return (
    <Form method="post">
      {plans.map((p) => (
        <button key={p.id} name="plan" value={p.id}>{p.name}</button>
      ))}
    </Form>
  );
}
