import express from 'express';
import { parseXmlString } from 'libxmljs2';

const router = express.Router();

const base = { recover: false, noblanks: true };
const options = { ...base, noent: false, dtdload: false };

function readFeed(xml: string) {
  const doc = parseXmlString(xml, options);
  return doc.find('//item/title').map((node) => node.text());
}

router.post('/feeds', express.text({ type: ['application/xml', 'text/xml'] }), (req, res) => {
  res.json({ titles: readFeed(req.body) });
});

export default router;
