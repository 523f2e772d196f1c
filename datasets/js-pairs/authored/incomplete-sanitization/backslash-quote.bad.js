const vm = require("./report-engine");

function quoteString(value) {
  return '"' + value.replace(/"/g, '\\"') + '"';
}

module.exports = function handler(req, res) {
  const expression = "title == " + quoteString(String(req.query.title || ""));
  vm.filter(expression).then(
    (rows) => res.json(rows),
    () => res.status(400).end(),
  );
};
