const Hapi = require('@hapi/hapi');
const ldap = require('ldapjs');

const client = ldap.createClient({ url: 'ldaps://dir.internal:636' });
const GROUPS = 'ou=groups,dc=corp,dc=internal';

const clean = (value) => value.replace(/[\\*()\0]/g, (c) => '\\' + c.charCodeAt(0).toString(16).padStart(2, '0'));

const members = (uid) => new Promise((resolve, reject) => {
  const opts = {
    scope: 'sub',
    filter: `(&(objectClass=groupOfNames)(member=uid=${clean(uid)},ou=people,dc=corp,dc=internal))`,
    attributes: ['cn'],
  };
  client.search(GROUPS, opts, (err, res) => {
    if (err) return reject(err);
    const names = [];
    res.on('searchEntry', (entry) => names.push(entry.object.cn));
    res.on('end', () => resolve(names));
    res.on('error', reject);
  });
});

const start = async () => {
  const server = Hapi.server({ port: 3010 });
  server.route({
    method: 'GET',
    path: '/users/{uid}/groups',
    handler: async (request) => {
      const label = clean(request.params.uid);
      return { user: label, groups: await members(request.params.uid) };
    },
  });
  await server.start();
};

start();
