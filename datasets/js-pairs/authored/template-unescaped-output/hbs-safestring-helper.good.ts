import express, { Request, Response } from "express";
import { engine } from "express-handlebars";
import Handlebars from "handlebars";
import { notes } from "./notes";

const app = express();

function multiline(text: string): Handlebars.SafeString {
  return new Handlebars.SafeString(Handlebars.escapeExpression(text).replace(/\r?\n/g, "<br>"));
}

const icon = (name: string) => new Handlebars.SafeString(`<svg><use href="#${Handlebars.escapeExpression(name)}"/></svg>`);

app.engine("hbs", engine({ extname: ".hbs", helpers: { icon } }));
app.set("view engine", "hbs");

app.post("/notes/preview", express.urlencoded({ extended: false }), (req: Request, res: Response) => {
  res.render("note", { title: req.body.title, text: multiline(req.body.text) });
});

app.get("/notes/:id", async (req: Request, res: Response) => {
  const note = await notes.byId(req.params.id);
  if (!note) return res.sendStatus(404);
  res.render("note", { title: note.title, text: multiline(note.text) });
});

export default app;
