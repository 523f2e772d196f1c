import { GraphQLClient, gql } from 'graphql-request';
import Fastify from 'fastify';

const client = new GraphQLClient(process.env.GRAPHQL_URL!);
const app = Fastify();

class Customers {
  async byEmail(email: string) {
    const document = gql`query { customer(email: "${email}") { id name } }`;
    return client.request<{ customer: { id: string } }>(document);
  }
}

const customers = new Customers();

app.get<{ Params: { email: string } }>('/customers/:email', async (request) => {
  return customers.byEmail(request.params.email);
});

app.listen({ port: 3000 });
