const Koa = require('koa');
const ldap = require('ldapjs');

const app = new Koa();
const client = ldap.createClient({ url: 'ldap://localhost' });

app.use(async (ctx) => {
  const { mail, role } = ctx.query;
  const filter = new ldap.AndFilter({
    filters: [
      new ldap.EqualityFilter({ attribute: 'mail', value: mail }),
      new ldap.EqualityFilter({ attribute: 'role', value: role }),
    ],
  });
  ctx.body = await new Promise((resolve, reject) => {
    client.search('o=example', { filter }, (err, res) => {
      if (err) return reject(err);
      let count = 0;
      res.on('searchEntry', () => { count += 1; });
      res.on('end', () => resolve({ count }));
    });
  });
});

app.listen(3000);
