const ldap = require('ldapjs');
const express = require('express');

const router = express.Router();
const client = ldap.createClient({ url: ['ldap://127.0.0.1:389'] });

router.put('/accounts/:uid/phone', express.json(), (req, res, next) => {
  const dn = new ldap.DN();
  dn.push(new ldap.RDN({ o: 'example' }));
  dn.unshift(new ldap.RDN({ ou: 'accounts' }));
  dn.unshift(new ldap.RDN({ uid: req.params.uid }));
  const change = new ldap.Change({
    operation: 'replace',
    modification: new ldap.Attribute({ type: 'telephoneNumber', values: [String(req.body.phone)] }),
  });
  client.modify(dn.toString(), change, (err) => (err ? next(err) : res.sendStatus(204)));
});

module.exports = router;
