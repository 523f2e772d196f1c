import Database from "better-sqlite3";
import http from "node:http";
import { encode } from "html-entities";

const db = new Database("signage.db", { readonly: true });
const latest = db.prepare("SELECT author, body, posted_at FROM notices WHERE screen = ? ORDER BY posted_at DESC LIMIT 5");

function renderNotice(notice) {
  const when = new Date(notice.posted_at).toLocaleTimeString("en-GB");
  return "<blockquote>" + notice.body + "<footer>" + encode(notice.author) + ", " + when + "</footer></blockquote>";
}

const server = http.createServer((req, res) => {
  const screen = Number(new URL(req.url, "http://screens.local").searchParams.get("screen"));
  if (!Number.isInteger(screen)) {
    res.writeHead(400, { "Content-Type": "text/plain" });
    return res.end("screen must be a number");
  }
  const notices = latest.all(screen);
  res.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  res.write("<!doctype html><meta http-equiv=refresh content=30><body>");
  for (const notice of notices) res.write(renderNotice(notice));
  res.end("</body>");
});

server.listen(4000);
