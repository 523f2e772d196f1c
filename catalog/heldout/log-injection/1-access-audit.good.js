const fs = require('fs');
const express = require('express');
const { requireAuth } = require('../middleware/auth');
const documents = require('../services/documents');

const audit = fs.createWriteStream('/var/log/app/audit.log', { flags: 'a' });
const router = express.Router();

function clean(value) {
  return String(value).replace(/[\r\n\u2028\u2029\x00-\x1f]/g, ' ');
}

router.use(requireAuth);

router.get('/documents', async (req, res, next) => {
  try {
    const folder = clean(req.query.folder || 'all');
    audit.write(`${new Date().toISOString()} list user=${req.user.id} folder=${folder}\n`);
    res.json(await documents.list(req.user.id, folder));
  } catch (err) {
    next(err);
  }
});

router.get('/documents/search', async (req, res, next) => {
  try {
    const term = String(req.query.q || '');
    audit.write(`${new Date().toISOString()} search user=${req.user.id} term=${clean(term)}\n`);
    res.json(await documents.search(req.user.id, term));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
