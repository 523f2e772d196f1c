import React from 'react';
import { gql, useQuery } from '@apollo/client';
import { useSearchParams } from 'react-router-dom';

const ITEM = gql`
  query Item($id: ID!) {
    item(id: $id) {
      id
    }
  }
`;

export function Detail() {
  const [params] = useSearchParams();
  const slug = params.get('slug') ?? '';
  const { data, loading } = useQuery(gql('query ($slug: String!) { article(slug: $slug) { title body } }'), {
    variables: { slug },
  });
  const first = useQuery(ITEM, { variables: { id: '1' } });
  if (loading || first.loading) return <p>…</p>;
  return (
    <article>
      <h1>{data.article.title}</h1>
    </article>
  );
}
