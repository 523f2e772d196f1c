import ldap, { Client, Change, Attribute } from 'ldapjs';
import { Router } from 'express';

class Groups {
  constructor(private readonly client: Client) {}

  addMember(group: string, uid: string, done: (err: Error | null) => void) {
    const dn = `cn=${group.replace(/,/g, '')},ou=groups,dc=acme,dc=io`;
    const change = new Change({ operation: 'add', modification: new Attribute({ type: 'memberUid', values: [uid] }) });
    this.client.modify(dn, change, done);
  }
}

export const router = Router();
const groups = new Groups(ldap.createClient({ url: process.env.LDAP_URL! }));

router.post('/groups/:group/members', (req, res, next) => {
  groups.addMember(req.params.group, String(req.body.uid), (err) => (err ? next(err) : res.sendStatus(204)));
});
