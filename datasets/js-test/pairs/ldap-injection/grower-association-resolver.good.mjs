import ldapEscape from 'ldap-escape';
import { GraphQLError } from 'graphql';

const BASE = 'ou=growers,dc=coop,dc=example';

async function lookup(client, filter) {
  const { searchEntries } = await client.search(BASE, {
    scope: 'one',
    filter,
    attributes: ['cn', 'l', 'mail', 'memberSince'],
    sizeLimit: 20,
  });
  return searchEntries.map((e) => ({
    name: e.cn,
    town: e.l,
    email: e.mail,
    memberSince: Number(e.memberSince),
  }));
}

export const resolvers = {
  Query: {
    growers: async (_parent, { town, crop }, { viewer, ldap }) => {
      if (!viewer) {
        throw new GraphQLError('sign in first', { extensions: { code: 'UNAUTHENTICATED' } });
      }
      const filter = ldapEscape.filter`(&(objectClass=grower)(l=${town})(crop=${crop}))`;
      return lookup(ldap, filter);
    },
    me: async (_parent, _args, { viewer, ldap }) => {
      if (!viewer) return null;
      const [own] = await lookup(ldap, ldapEscape.filter`(uid=${viewer.uid})`);
      return own ?? null;
    },
  },
};
