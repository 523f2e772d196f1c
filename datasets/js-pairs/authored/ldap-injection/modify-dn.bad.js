const ldap = require('ldapjs');
const express = require('express');

const router = express.Router();
const client = ldap.createClient({ url: ['ldap://127.0.0.1:389'] });

router.put('/accounts/:uid/phone', express.json(), (req, res, next) => {
  const dn = 'uid=' + req.params.uid + ',ou=accounts,o=example';
  const change = new ldap.Change({
    operation: 'replace',
    modification: new ldap.Attribute({ type: 'telephoneNumber', values: [String(req.body.phone)] }),
  });
  client.modify(dn.toString(), change, (err) => (err ? next(err) : res.sendStatus(204)));
});

module.exports = router;
