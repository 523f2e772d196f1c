const polka = require("polka");
const { STATUS_CODES } = require("http");

const services = new Map([
  ["billing", { up: true, since: "2024-11-02" }],
  ["search", { up: false, since: "2025-01-19" }],
]);

function entities(text) {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function page(title, body) {
  return `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;
}

function row(name, entry) {
  return `<tr><td>${name}</td><td>${entry.up ? "up" : "down"}</td><td>${entry.since}</td></tr>`;
}

polka()
  .get("/", (req, res) => {
    const rows = [...services].map(([name, entry]) => row(name, entry)).join("");
    res.setHeader("content-type", "text/html; charset=utf-8");
    res.end(page("Services", `<table>${rows}</table>`));
  })
  .get("/service/:name", (req, res) => {
    const { name } = req.params;
    const entry = services.get(name);
    res.setHeader("content-type", "text/html; charset=utf-8");
    if (!entry) {
      res.statusCode = 404;
      return res.end(page(STATUS_CODES[404], `<p>No service is called ${entities(name)}.</p>`));
    }
    res.end(page("Service", `<table>${row(entities(name), entry)}</table>`));
  })
  .listen(8080);
