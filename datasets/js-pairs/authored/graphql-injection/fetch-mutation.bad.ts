import type { NextApiRequest, NextApiResponse } from 'next';

async function callGraphql(document: string, variables: Record<string, unknown> = {}) {
  const response = await fetch('https://reviews.internal/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
  });
  return response.json();
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { productId, text } = req.body;
  const mutation = 'mutation { addReview(product: ' + productId + ', text: "' + text + '") { id } }';
  const result = await callGraphql(mutation);
  res.status(201).json(result);
}
