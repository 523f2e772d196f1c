const Hapi = require('@hapi/hapi');
const escape = require('escape-string-regexp');

class RuleSet {
  constructor() {
    this.rules = [];
  }

  add(pattern, target) {
    const source = pattern.split('*').map((part) => escape(part)).join('(.*)');
    this.rules.push({ expression: new RegExp('^' + source + '$'), target: String(target) });
  }

  resolve(path) {
    const rule = this.rules.find((r) => r.expression.test(path));
    return rule ? rule.target : null;
  }
}

const rules = new RuleSet();

async function main() {
  const server = Hapi.server({ port: 2020 });
  server.route([
    {
      method: 'PUT',
      path: '/rules',
      handler: (request, h) => {
        rules.add(request.payload.pattern, request.payload.target);
        return h.response().code(201);
      },
    },
    { method: 'GET', path: '/resolve', handler: (request) => ({ target: rules.resolve(request.query.path) }) },
  ]);
  await server.start();
}

main();
