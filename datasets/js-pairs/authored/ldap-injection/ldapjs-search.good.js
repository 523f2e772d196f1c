const express = require('express');
const ldap = require('ldapjs');

const app = express();
const client = ldap.createClient({ url: 'ldaps://directory.internal' });

const escape = (value) => value.replace(/[\\*()\0]/g, (c) => '\\' + c.charCodeAt(0).toString(16).padStart(2, '0'));

app.get('/people', (req, res) => {
  const options = {
    scope: 'sub',
    filter: `(&(objectClass=person)(cn=${escape(req.query.name)}))`,
    attributes: ['cn', 'mail'],
  };
  const people = [];
  client.search('ou=people,dc=example,dc=com', options, (err, found) => {
    if (err) return res.sendStatus(500);
    found.on('searchEntry', (entry) => people.push(entry.pojo));
    found.on('end', () => res.json(people));
  });
});

app.listen(3000);
