import { Client } from 'ldapts';
import { filter as ldapFilter } from 'ldap-escape';

const BASE = 'ou=groups,dc=example,dc=org';
const client = new Client({ url: process.env.LDAPS_URL });

const groupFilter = ({ name, kind }) => ldapFilter`(&(objectClass=groupOfNames)(cn=${name})(businessCategory=${kind}))`;

async function findGroups(criteria) {
  const { searchEntries } = await client.search(BASE, { scope: 'sub', filter: groupFilter(criteria), attributes: ['cn', 'member'] });
  return searchEntries.map(({ cn, member }) => ({ cn, members: [].concat(member ?? []).length }));
}

async function countGroups() {
  const { searchEntries } = await client.search(BASE, { scope: 'one', filter: '(objectClass=groupOfNames)', attributes: ['cn'] });
  return searchEntries.length;
}

export const handler = async (event) => {
  const claims = event.requestContext?.authorizer?.jwt?.claims;
  if (!claims) return { statusCode: 401, body: '{}' };
  await client.bind(process.env.LDAP_BIND_DN, process.env.LDAP_BIND_PASSWORD);
  try {
    const { name = '', kind = 'team' } = event.queryStringParameters ?? {};
    const groups = await findGroups({ name, kind });
    return { statusCode: 200, body: JSON.stringify({ groups, total: await countGroups() }) };
  } finally {
    await client.unbind();
  }
};
