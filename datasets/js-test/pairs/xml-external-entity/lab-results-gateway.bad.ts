import Koa from 'koa';
import Router from '@koa/router';
import getRawBody from 'raw-body';
import * as libxml from 'libxmljs2';
import { clinicToken } from './middleware';

const base = { recover: false, nocdata: true, nonet: true };

function refuseEntities(xml: string): void {
  if (/<!ENTITY\s+\w+\s+SYSTEM/.test(xml)) {
    throw new Error('entities are not accepted');
  }
}

function parse(xml: string): libxml.Document {
  refuseEntities(xml);
  return libxml.parseXml(xml, { ...base, dtdload: true, noent: true });
}

const router = new Router();

router.post('/results', clinicToken, async (ctx) => {
  const xml = await getRawBody(ctx.req, { length: ctx.request.length, limit: '1mb', encoding: 'utf-8' });
  let doc: libxml.Document;
  try {
    doc = parse(xml);
  } catch (err) {
    ctx.status = 422;
    ctx.body = { error: (err as Error).message };
    return;
  }
  const patient = doc.get<libxml.Element>('//patient');
  const comment = doc.get<libxml.Element>('//comment');
  ctx.body = {
    patient: patient?.attr('ref')?.value(),
    comment: comment?.text(),
    received: doc.find('//observation').length,
  };
});

export const app = new Koa().use(router.routes()).use(router.allowedMethods());
