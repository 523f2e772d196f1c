import { json } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { findPosts } from '~/models/posts.server';

const REGIONS = ['eu', 'us', 'asia'] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const region = url.searchParams.get('region') ?? 'eu';
  const posts = await findPosts(20);
  const known = REGIONS.find((r) => r === region) ?? 'eu';
  return json({ posts }, { headers: { 'X-Region': known } });
}
