const express = require('express');
const { MongoClient } = require('mongodb');

const app = express();
const client = new MongoClient(process.env.MONGO);

const ACTIONS = {
  async archive(order) { return { ...order, archived: true }; },
  async flag(order) { return { ...order, flagged: true }; },
};

app.post('/hooks/:name', express.json(), async (req, res) => {
  const hooks = client.db('app').collection('hooks');
  const hook = await hooks.findOne({ name: String(req.params.name) });
  const AsyncFunction = Object.getPrototypeOf(async function () {}).constructor;
  const action = new AsyncFunction('order', hook.script);
  res.json(await action(req.body));
});

app.listen(3000);
