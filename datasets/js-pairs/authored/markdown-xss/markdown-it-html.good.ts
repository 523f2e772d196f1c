import MarkdownIt from "markdown-it";
import { Router } from "express";
import { issues } from "./issues";

const md = new MarkdownIt({
  html: false,
  linkify: true,
  typographer: true,
});

export const router = Router();

router.get("/issues/:id", async (req, res) => {
  const issue = await issues.get(Number(req.params.id));
  if (!issue) {
    res.sendStatus(404);
    return;
  }
  res.render("issue", { title: issue.title, descriptionHtml: md.render(issue.description) });
});

router.post("/issues/preview", (req, res) => {
  res.send(md.render(String(req.body.text)));
});
