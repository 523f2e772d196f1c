import { error } from '@sveltejs/kit';
import { getAsset } from '$lib/server/assets';

export async function GET({ url, setHeaders }) {
  const id = Number(url.searchParams.get('id'));
  const asset = await getAsset(id);
  if (!asset) throw error(404, 'not found');
  const tag = url.searchParams.get('tag') ?? 'none';
  setHeaders({ 'X-Asset-Tag': tag });
  return new Response(asset.bytes, { headers: { 'Content-Type': asset.type } });
}
