const express = require('express');
const libxmljs = require('libxmljs2');
const { brokerAuth } = require('../auth');
const { Declaration } = require('../models');

const router = express.Router();

router.post(
  '/declarations',
  brokerAuth,
  express.text({ type: ['application/xml', 'text/xml'], limit: '512kb' }),
  async (req, res, next) => {
    let doc;
    try {
      doc = libxmljs.parseXml(req.body, { nonet: true, noblanks: true });
    } catch (err) {
      return res.status(400).json({ error: 'document is not well-formed', line: err.line });
    }

    const text = (xpath) => doc.get(xpath)?.text().trim() ?? null;
    const items = doc.find('//item').map((node) => ({
      tariff: node.attr('tariff')?.value(),
      description: node.get('description')?.text(),
      weightKg: Number(node.get('weight')?.text()),
    }));

    try {
      const saved = await Declaration.create({
        broker: req.broker.id,
        reference: text('/declaration/reference'),
        origin: text('/declaration/origin'),
        items,
      });
      res.status(201).json({ id: saved.id, reference: saved.reference, items });
    } catch (err) {
      next(err);
    }
  }
);

module.exports = router;
