const express = require('express');
const ldap = require('ldapjs');
const { requireAuth } = require('../middleware/auth');

const router = express.Router();
const client = ldap.createClient({ url: process.env.LDAP_URL });
const BASE = 'ou=people,dc=example,dc=org';

router.use(requireAuth);

router.get('/staff', (req, res) => {
  const name = String(req.query.name || '');
  const options = {
    scope: 'sub',
    filter: `(&(objectClass=person)(cn=${name}*))`,
    attributes: ['cn', 'telephoneNumber', 'department'],
  };

  client.search(BASE, options, (err, search) => { // want "ldap-injection"
    if (err) return res.status(502).json({ error: 'Directory is unavailable' });
    const people = [];
    search.on('searchEntry', (entry) => people.push(entry.pojo.attributes));
    search.on('error', () => res.status(502).json({ error: 'Directory is unavailable' }));
    search.on('end', () => res.json({ people }));
  });
});

router.get('/staff/departments', (req, res) => {
  client.search(BASE, { scope: 'one', filter: '(objectClass=organizationalUnit)' }, (err, search) => {
    if (err) return res.status(502).json({ error: 'Directory is unavailable' });
    const units = [];
    search.on('searchEntry', (entry) => units.push(entry.pojo.objectName));
    search.on('end', () => res.json({ units }));
  });
});

module.exports = router;
