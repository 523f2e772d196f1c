const express = require('express');
const Cryo = require('cryo');
const redis = require('redis');

const app = express();
app.use(express.text());
const client = redis.createClient();

async function restore(state) {
  const game = Cryo.parse(state);
  await client.set('last', String(game.turn));
  return game;
}

app.post('/games/restore', async (req, res, next) => {
  try {
    const game = await restore(req.body);
    res.json({ turn: game.turn });
  } catch (err) {
    next(err);
  }
});

app.listen(3000);
