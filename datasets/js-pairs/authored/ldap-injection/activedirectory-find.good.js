const Koa = require('koa');
const ActiveDirectory = require('activedirectory2');

const app = new Koa();
const ad = new ActiveDirectory({ url: 'ldap://dc.corp.local', baseDN: 'dc=corp,dc=local' });

function find(query) {
  return new Promise((resolve, reject) => {
    ad.find(query, (err, results) => (err ? reject(err) : resolve(results)));
  });
}

app.use(async (ctx) => {
  const { group } = ctx.query;
  const safe = group.replace(/[^A-Za-z0-9 _-]/g, '');
  const results = await find({ filter: `(&(objectCategory=group)(name=${safe}))` });
  ctx.body = results.groups;
});

app.listen(3000);
