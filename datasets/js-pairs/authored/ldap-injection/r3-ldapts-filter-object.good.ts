import { Client, EqualityFilter, AndFilter } from 'ldapts';
import { FastifyInstance } from 'fastify';

const directory = new Client({ url: process.env.LDAP_URL! });

export default async function phonebook(app: FastifyInstance) {
  app.get<{ Querystring: { mail: string; dept?: string } }>('/phonebook', async (req) => {
    const { mail, dept = 'all' } = req.query;
    await directory.bind(process.env.LDAP_DN!, process.env.LDAP_PASSWORD!);
    try {
      const filter = new AndFilter({
        filters: [
          new EqualityFilter({ attribute: 'objectClass', value: 'person' }),
          new EqualityFilter({ attribute: 'mail', value: mail }),
        ],
      });
      const { searchEntries } = await directory.search('ou=people,dc=example,dc=org', {
        filter,
        sizeLimit: dept === 'all' ? 50 : 10,
      });
      return searchEntries.map((entry) => ({ cn: entry.cn, phone: entry.telephoneNumber }));
    } finally {
      await directory.unbind();
    }
  });
}
