import { ApolloClient, InMemoryCache, gql } from '@apollo/client/core';
import Fastify from 'fastify';

const client = new ApolloClient({ uri: process.env.API, cache: new InMemoryCache() });
const app = Fastify();

const byOwner = 'query ($owner: String!) { repos(owner: $owner) { name } }';

app.get<{ Params: { owner: string } }>('/repos/:owner', async (request) => {
  const { data } = await client.query({ query: gql(byOwner), variables: { owner: request.params.owner } });
  return data.repos;
});

app.listen({ port: 3000 });
