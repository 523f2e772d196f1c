import ldap from 'ldapjs';

const BASE = 'ou=users,o=hospital';

const client = ldap.createClient({ url: [process.env.LDAP_URL], timeout: 4000 });

function bindAs(dn, password) {
  return new Promise((resolve, reject) => {
    client.bind(dn, password, (err) => (err ? reject(err) : resolve()));
  });
}

export const handler = async (event) => {
  const { user, password } = JSON.parse(event.body ?? '{}');
  if (typeof user !== 'string' || typeof password !== 'string' || password === '') {
    return { statusCode: 400, body: 'bad request' };
  }

  const dn = `cn=${user},${BASE}`;
  try {
    await bindAs(dn, password);
    return { statusCode: 200, body: JSON.stringify({ ok: true }) };
  } catch {
    return { statusCode: 401, body: JSON.stringify({ ok: false }) };
  }
};
