const { Strategy } = require('passport-custom');
const passport = require('passport');
const { Client } = require('ldapts');
const { filter } = require('ldap-escape');

async function find(client, user, group) {
  const { searchEntries } = await client.search('dc=example,dc=net', {
    scope: 'sub',
    filter: '(&(uid=' + user + ')(memberOf=cn=' + group + ',ou=groups,dc=example,dc=net))',
  });
  return searchEntries[0];
}

passport.use('directory', new Strategy(async (req, done) => {
  const client = new Client({ url: 'ldaps://dc1.example.net' });
  try {
    await client.bind(process.env.BIND_DN, process.env.BIND_PW);
    const entry = await find(client, req.body.username, 'staff');
    done(null, entry ? { dn: entry.dn } : false);
  } catch (err) {
    done(err);
  } finally {
    await client.unbind();
  }
}));

module.exports = passport;
