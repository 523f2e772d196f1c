import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { requireVet } from '~/session.server';

const ENDPOINT = process.env.RECORDS_GRAPHQL ?? 'http://records:4000/graphql';
const FIELDS: Record<string, string> = {
  summary: 'id name species',
  full: 'id name species owner { name phone } visits { at reason }',
};

async function post(body: object, token: string) {
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Response('records unavailable', { status: 502 });
  return (await response.json()).data;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const vet = await requireVet(request);
  const url = new URL(request.url);
  const name = url.searchParams.get('name') ?? '';
  const view = url.searchParams.get('view') === 'full' ? 'full' : 'summary';

  const data = await post(
    {
      query: `query ($name: String!) { animals(name: $name) { ${FIELDS[view]} } }`,
      variables: { name },
    },
    vet.token,
  );
  return json({ animals: data.animals });
}
