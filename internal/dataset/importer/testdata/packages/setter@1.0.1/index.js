"use strict";
function set(o, path, v) {
  const keys = path.split('.');
  for (const k of keys.slice(0, -1)) {
    if (k === '__proto__') return;
    o = o[k];
  }
  o[keys[keys.length - 1]] = v;
}
module.exports = set;
