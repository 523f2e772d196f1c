const { Model, raw } = require('objection');
const express = require('express');

class Person extends Model {
  static get tableName() {
    return 'persons';
  }
}

const router = express.Router();
const COLUMNS = ['name', 'age', 'city'];

router.get('/persons', async (req, res) => {
  const field = req.query.sort || 'name';
  if (!COLUMNS.includes(field)) return res.sendStatus(400);
  const persons = await Person.query().orderBy(raw('lower(' + field + ')')).limit(100);
  res.json(persons);
});

module.exports = router;
