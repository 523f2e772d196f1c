const express = require('express');
const ldap = require('ldapjs');
const { requireEmployee } = require('./auth');

const router = express.Router();
const client = ldap.createClient({ url: [process.env.LDAP_URL] });
const BASE = 'ou=people,dc=council,dc=example';

router.get('/directory', requireEmployee, (req, res, next) => {
  const name = String(req.query.name || '');
  if (name.length < 2) {
    return res.json([]);
  }

  const filter = new ldap.AndFilter({
    filters: [
      new ldap.EqualityFilter({ attribute: 'objectClass', value: 'person' }),
      new ldap.NotFilter({ filter: new ldap.EqualityFilter({ attribute: 'hidden', value: 'TRUE' }) }),
      new ldap.SubstringFilter({ attribute: 'cn', initial: name }),
    ],
  });
  const options = { scope: 'sub', sizeLimit: 50, attributes: ['cn', 'mail', 'telephoneNumber'], filter };

  client.search(BASE, options, (err, search) => {
    if (err) return next(err);
    const people = [];
    search.on('searchEntry', (entry) => people.push(entry.pojo.attributes));
    search.on('error', next);
    search.on('end', () => res.json(people));
  });
});

module.exports = router;
