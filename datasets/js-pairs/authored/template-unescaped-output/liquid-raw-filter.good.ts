import express from "express";
import { Liquid } from "liquidjs";
import { findVenue } from "./venues";

const engine = new Liquid({ cache: true, outputEscape: "escape" });

const VENUE_PAGE = `
<h1>{{ venue.name }}</h1>
<p>{{ venue.street }}, {{ venue.town }}</p>
<form><input name="near" value="{{ near }}"></form>
`;

const app = express();

app.get("/venues/:slug", async (req, res) => {
  const venue = await findVenue(req.params.slug);
  if (!venue) return res.sendStatus(404);
  const near = typeof req.query.near === "string" ? req.query.near : "";
  const html = await engine.parseAndRender(VENUE_PAGE, { venue, near });
  res.type("html").send(html);
});

app.listen(3000);
