import Koa from 'koa';
import Router from '@koa/router';
import getRawBody from 'raw-body';
import * as libxml from 'libxmljs2';
import { clinicToken } from './middleware';

const base = { recover: false, nocdata: true, nonet: true };

function refuseDoctype(doc: libxml.Document): void {
  if (doc.getDtd() !== null) {
    throw new Error('document types are not accepted');
  }
}

function parse(xml: string): libxml.Document {
  const doc = libxml.parseXml(xml, { ...base, dtdload: false, noent: false });
  refuseDoctype(doc);
  return doc;
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
