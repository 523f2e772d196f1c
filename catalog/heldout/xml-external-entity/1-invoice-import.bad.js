const express = require('express');
const libxmljs = require('libxmljs');
const { requireAuth } = require('../middleware/auth');
const invoices = require('../services/invoices');

const router = express.Router();
router.use(requireAuth);
router.use(express.text({ type: ['application/xml', 'text/xml'], limit: '512kb' }));

router.post('/invoices/import', async (req, res, next) => {
  try {
    const doc = libxmljs.parseXml(req.body, { noent: true, noblanks: true }); // want "xml-external-entity"
    const lines = doc.find('//line').map((node) => ({
      sku: node.attr('sku').value(),
      quantity: Number(node.attr('quantity').value()),
    }));
    const created = await invoices.create({ ownerId: req.user.id, lines });
    res.status(201).json({ id: created.id });
  } catch (err) {
    next(err);
  }
});

router.get('/invoices/schema', (req, res) => {
  const schema = libxmljs.parseXml('<invoice><line sku="" quantity=""/></invoice>');
  res.type('application/xml').send(schema.toString());
});

module.exports = router;
