const { Client } = require('ldapts');
const express = require('express');

const app = express();
const client = new Client({ url: process.env.LDAP });
const UNITS = ['sales', 'support', 'engineering'];

async function members(unit) {
  const { searchEntries } = await client.search(`ou=${unit},dc=example,dc=org`, { scope: 'one', filter: '(objectClass=person)' });
  return searchEntries.map((e) => e.cn);
}

app.get('/units/:unit/members', async (req, res) => {
  const { unit } = req.params;
  if (!unit) return res.sendStatus(404);
  res.json(await members(unit));
});

app.listen(3000);
