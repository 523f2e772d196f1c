const Koa = require('koa');
const Router = require('@koa/router');
const _ = require('lodash');
const db = require('./db');

const app = new Koa();
const router = new Router();

function card(pet) {
  const name = _.escape(pet.name);
  const caption = _.escape(pet.caption);
  return `<figure class="card" id="pet-${Number(pet.id)}">
    <img src="/photos/${Number(pet.id)}.jpg" alt="${caption}" width="320">
    <figcaption>${name}, ${Number(pet.age)} years</figcaption>
  </figure>`;
}

router.get('/adopt', async (ctx) => {
  const species = ['dog', 'cat', 'rabbit'].includes(ctx.query.species) ? ctx.query.species : 'dog';
  const pets = await db('pets')
    .join('shelters', 'shelters.id', 'pets.shelter_id')
    .where({ species, adopted: false })
    .select('pets.id', 'pets.name', 'pets.age', 'pets.caption')
    .limit(60);

  ctx.type = 'html';
  ctx.body = `<!doctype html>
    <title>Looking for a home</title>
    <h1>${pets.length} ${species}s are waiting</h1>
    ${pets.map(card).join('\n')}`;
});

app.use(router.routes());
module.exports = app;
