import Parser from "rss-parser";

const parser = new Parser();
const list = document.querySelector("#entries");

async function load(feed) {
  const { items } = await parser.parseURL(feed);
  list.replaceChildren(...items.map(entry));
}

function entry(item) {
  const row = document.createElement("li");
  row.textContent = item.title;
  row.tabIndex = 0;
  row.addEventListener("click", () => visit(item.link));
  return row;
}

function visit(link) {
  const url = new URL(link, location.href);
  if (url.protocol !== "https:" && url.protocol !== "http:") return;
  window.open(url.href, "_blank", "noopener,noreferrer");
}

document.querySelector("#manual").addEventListener("click", () => window.open("/help", "_blank"));
load("/proxy/feed.xml");
