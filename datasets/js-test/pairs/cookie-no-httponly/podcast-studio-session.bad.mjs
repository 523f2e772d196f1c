import http from 'node:http';
import { randomBytes } from 'node:crypto';
import { hosts } from './hosts.mjs';

const sessions = new Map();

class SetCookie {
  #name;
  #value;
  #attributes = ['Path=/', 'Secure', 'SameSite=Lax'];

  constructor(name, value) {
    this.#name = name;
    this.#value = value;
  }

  maxAge(seconds) {
    this.#attributes.push(`Max-Age=${seconds}`);
    return this;
  }

  serverOnly() {
    this.#attributes.push('HttpOnly');
    return this;
  }

  toString() {
    return [`${this.#name}=${this.#value}`, ...this.#attributes].join('; ');
  }
}

http
  .createServer(async (req, res) => {
    if (req.method === 'POST' && req.url === '/login') {
      const host = await hosts.verify(req);
      if (!host) {
        res.writeHead(401).end();
        return;
      }
      const id = randomBytes(24).toString('base64url');
      sessions.set(id, { host, until: Date.now() + 3_600_000 });
      res.setHeader('Set-Cookie', [
        new SetCookie('studio', id).maxAge(3600).toString(),
        new SetCookie('volume', '80').serverOnly().toString(),
      ]);
      res.writeHead(204).end();
      return;
    }
    res.writeHead(404).end();
  })
  .listen(3000);
