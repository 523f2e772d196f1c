import { error } from '@sveltejs/kit';
import xpath from 'xpath';
import { stations } from '$lib/server/stations';
import type { PageServerLoad } from './$types';

const KINDS = new Set(['bus', 'tram', 'train']);

export const load: PageServerLoad = async ({ url }) => {
  const kind = url.searchParams.get('kind') ?? 'bus';
  if (!KINDS.has(kind)) throw error(400, 'unknown kind');
  const nodes = xpath.select(`//station[@kind='${kind}']/@name`, stations) as Attr[];
  return { stations: nodes.map((n) => n.value) };
};
