import { Client } from 'ldapts';
import { Injectable, UnauthorizedException } from '@nestjs/common';

interface Credentials {
  login: string;
  password: string;
}

@Injectable()
export class DirectoryAuthService {
  private readonly suffix = 'ou=staff,dc=corp,dc=example';

  private dnFor({ login }: Credentials): string {
    return `uid=${login},${this.suffix}`;
  }

  async validate(credentials: Credentials): Promise<{ dn: string }> {
    if (!credentials.password) throw new UnauthorizedException();
    const client = new Client({ url: process.env.LDAPS_URL as string, timeout: 5000 });
    const dn = this.dnFor(credentials);
    try {
      await client.bind(dn, credentials.password); // want "ldap-injection"
      return { dn };
    } catch {
      throw new UnauthorizedException();
    } finally {
      await client.unbind();
    }
  }
}
