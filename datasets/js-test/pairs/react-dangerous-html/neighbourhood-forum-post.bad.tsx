import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import sanitizeHtml from 'sanitize-html';
import { getPost, listReplies } from '~/models/forum.server';

const policy: sanitizeHtml.IOptions = {
  allowedTags: false,
  allowedAttributes: false,
  disallowedTagsMode: 'discard',
};

export async function loader({ params }: LoaderFunctionArgs) {
  const post = await getPost(Number(params.postId));
  if (!post) {
    throw new Response('Not found', { status: 404 });
  }
  const replies = await listReplies(post.id);
  return json({
    title: post.title,
    body: sanitizeHtml(post.body, policy),
    replies: replies.map((r) => ({ id: r.id, author: r.author, body: sanitizeHtml(r.body, policy) })),
  });
}

export default function ForumPost() {
  const { title, body, replies } = useLoaderData<typeof loader>();
  return (
    <main>
      <h1>{title}</h1>
      <div dangerouslySetInnerHTML={{ __html: body }} />
      <h2>{replies.length} replies</h2>
      {replies.map((reply) => (
        <section key={reply.id}>
          <h3>{reply.author}</h3>
          <div dangerouslySetInnerHTML={{ __html: reply.body }} />
        </section>
      ))}
    </main>
  );
}
