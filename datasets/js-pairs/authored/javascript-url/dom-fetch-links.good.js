const list = document.querySelector("#feeds");
const unsafe = /^\s*(javascript|data|vbscript):/i;

async function load() {
  const response = await fetch("/api/feeds");
  const feeds = await response.json();
  for (const feed of feeds) {
    const link = document.createElement("a");
    link.href = unsafe.test(feed.link) ? "about:blank" : feed.link;
    link.textContent = feed.title;
    list.append(link);
  }
}

load();
