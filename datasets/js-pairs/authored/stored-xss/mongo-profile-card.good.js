import { MongoClient, ObjectId } from "mongodb";
import express from "express";
import he from "he";

const client = new MongoClient("mongodb://localhost:27017");
const players = client.db("league").collection("players");
const app = express();

async function load(id) {
  return players.findOne({ _id: new ObjectId(id) }, { projection: { nick: 1, motto: 1, site: 1, goals: 1 } });
}

function stats(player) {
  return `<dl><dt>Goals</dt><dd>${Number(player.goals)}</dd></dl>`;
}

app.get("/players/:id/card", (req, res, next) => {
  load(req.params.id)
    .then((player) => {
      if (!player) return res.sendStatus(404);
      const parts = [];
      parts.push(`<h2>${he.encode(player.nick)}</h2>`);
      parts.push(`<q>${he.encode(player.motto)}</q>`);
      parts.push(stats(player));
      res.set("Content-Type", "text/html").send(parts.join("\n"));
    })
    .catch(next);
});

app.listen(3000);
