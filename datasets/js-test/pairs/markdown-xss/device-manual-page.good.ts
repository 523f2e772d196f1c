import { unified } from 'unified';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import type { PageServerLoad } from './$types';
import { error } from '@sveltejs/kit';
import { manualPage } from '$lib/server/manuals';

const processor = unified()
  .use(remarkParse)
  .use(remarkRehype)
  .use(rehypeSanitize)
  .use(rehypeStringify);

export const load: PageServerLoad = async ({ params, setHeaders }) => {
  const page = await manualPage(params.device, params.page);
  if (!page) {
    error(404, 'That page is not in the manual');
  }
  setHeaders({ 'cache-control': 'max-age=300' });
  return {
    title: page.title,
    contributors: page.contributors.map((c) => c.name),
    html: String(await processor.process(page.markdown)),
  };
};
