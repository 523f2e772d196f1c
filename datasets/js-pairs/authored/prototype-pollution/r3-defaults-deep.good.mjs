import express from 'express';
import merge from 'lodash.merge';
import pick from 'lodash/pick.js';

const router = express.Router();
const base = Object.freeze({ columns: ['id'], paging: { size: 20 } });
const views = new Map();

router.put('/views/:id', express.json(), (req, res) => {
  const { columns, paging } = JSON.parse(req.body.definition);
  const view = { ...base, columns, paging: { ...base.paging, ...pick(paging, ['size', 'page']) } };
  views.set(req.params.id, view);
  res.json(view);
});

export default router;
