import type { GetServerSideProps } from 'next';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';

interface Sailing {
  id: string;
  departs: string;
  berths: number;
}

const client = new ApolloClient({
  ssrMode: true,
  link: new HttpLink({ uri: process.env.FERRY_GRAPHQL, headers: { authorization: `Bearer ${process.env.FERRY_TOKEN}` } }),
  cache: new InMemoryCache(),
});

export const getServerSideProps: GetServerSideProps = async ({ query }) => {
  const from = String(query.from ?? 'HOL');
  const to = String(query.to ?? 'DUB');
  const day = String(query.day ?? new Date().toISOString().slice(0, 10));

  const { data } = await client.query<{ sailings: Sailing[] }>({
    query: gql`
      query Sailings {
        sailings(from: "${from}", to: "${to}", day: "${day}") {
          id
          departs
          berths
        }
      }
    `,
    fetchPolicy: 'no-cache',
  });

  return { props: { sailings: data.sailings, from, to } };
};

export default function Sailings({ sailings, from, to }: { sailings: Sailing[]; from: string; to: string }) {
  return (
    <main>
      <h1>
        {from} to {to}
      </h1>
      <ul>
        {sailings.map((s) => (
          <li key={s.id}>
            {s.departs}: {s.berths} berths left
          </li>
        ))}
      </ul>
    </main>
  );
}
