import ldap from 'ldapjs';
import Fastify from 'fastify';

class DirectoryAuth {
  private readonly client = ldap.createClient({ url: 'ldaps://dc.internal' });

  constructor(private readonly template = '(&(objectClass=user)(sAMAccountName={{user}}))') {}

  find(user: string): Promise<string[]> {
    return new Promise((resolve, reject) => {
      const filter = this.template.replace('{{user}}', user);
      this.client.search('dc=corp', { filter, scope: 'sub' }, (err, res) => {
        if (err) return reject(err);
        const found: string[] = [];
        res.on('searchEntry', (e) => found.push(e.dn.toString()));
        res.on('end', () => resolve(found));
      });
    });
  }
}

function escapeFilter(text: string): string {
  return text.replace(/[\0()*\\]/g, (c) => '\\' + c.charCodeAt(0).toString(16).padStart(2, '0'));
}

const auth = new DirectoryAuth();
const app = Fastify();
app.get<{ Querystring: { user: string } }>('/exists', async (request) => ({
  exists: (await auth.find(request.query.user)).length > 0,
}));
app.listen({ port: 3000 });
