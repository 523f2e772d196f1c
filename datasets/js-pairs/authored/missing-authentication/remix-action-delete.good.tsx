import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { prisma } from '~/db.server';
import { requireUserId } from '~/session.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const userId = await requireUserId(request);
  return prisma.list.findFirstOrThrow({ where: { id: params.listId, userId } });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const userId = await requireUserId(request);
  await prisma.list.delete({ where: { id: params.listId, userId } });
  return redirect('/lists');
}

export default function List() {
  const list = useLoaderData<typeof loader>();
  return (
    <Form method="post">
      <h1>{list.title}</h1>
      <button type="submit">Delete</button>
    </Form>
  );
}
