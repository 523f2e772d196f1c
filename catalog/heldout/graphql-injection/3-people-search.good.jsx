import { useEffect, useState } from 'react';
import { ApolloClient, InMemoryCache, gql } from '@apollo/client';
import { useSearchParams } from 'react-router-dom';

const client = new ApolloClient({ uri: '/graphql', cache: new InMemoryCache() });

const OFFICES = gql`
  query Offices {
    offices { id city }
  }
`;

const PEOPLE = gql`
  query People($name: String!, $office: String!) {
    people(name: $name, office: $office) { id fullName }
  }
`;

export default function PeopleSearch() {
  const [params] = useSearchParams();
  const [people, setPeople] = useState([]);
  const [offices, setOffices] = useState([]);
  const name = params.get('name') ?? '';
  const office = params.get('office') ?? 'any';

  useEffect(() => {
    client.query({ query: OFFICES }).then(({ data }) => setOffices(data.offices));
  }, []);

  useEffect(() => {
    client.query({ query: PEOPLE, variables: { name, office } }).then(({ data }) => setPeople(data.people));
  }, [name, office]);

  return (
    <section>
      <p>{offices.length} offices</p>
      <ul>{people.map((p) => <li key={p.id}>{p.fullName}</li>)}</ul>
    </section>
  );
}
