const x = require('x');

function run(req) {
  const q = req.query.q;
  // run it
  return eval(q);
}

function other(a) {
  const b = a + 1;
  return b;
}

function third(a) {
  const c = a - 1;
  return c;
}
