const Koa = require('koa');
const getRawBody = require('raw-body');
const libxml = require('libxmljs');

const app = new Koa();

class AssertionReader {
  constructor(settings) {
    this.settings = settings;
  }

  read(xml) {
    const doc = libxml.parseXmlString(xml, this.settings);
    return { subject: doc.get('//*[local-name()="NameID"]').text() };
  }
}

const reader = new AssertionReader({ nonet: true });

app.use(async (ctx) => {
  if (ctx.path !== '/saml/acs' || ctx.method !== 'POST') return;
  const xml = await getRawBody(ctx.req, { encoding: 'utf8', limit: '256kb' });
  ctx.body = reader.read(xml);
});

app.listen(3000);
