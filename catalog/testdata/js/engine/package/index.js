// A package that others call: what they pass in is what an attacker may reach it through.
const { spawn } = require('child_process');

exports.merge = function merge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object') merge(target[key], source[key]);
    else target[key] = source[key]; // want "prototype-pollution"
  }
  return target;
};

// A key of the object it is looked up in is always found there.
exports.mergeOwn = function mergeOwn(target, source) {
  for (const key in source) {
    if (!source.hasOwnProperty(key)) continue;
    if (typeof source[key] === 'object') mergeOwn(target[key], source[key]);
    else target[key] = source[key]; // want "prototype-pollution"
  }
  return target;
};

exports.extend = function extend(target) {
  const sources = Array.prototype.slice.call(arguments, 1);
  sources.forEach(function (source) {
    Object.keys(source).forEach(function (key) {
      if (typeof source[key] === 'object') extend(target[key], source[key]);
      else target[key] = source[key]; // want "prototype-pollution"
    });
  });
  return target;
};

exports.set = function (object, path, value) {
  for (const key of path.split('.')) {
    object[key] = value; // want "prototype-pollution"
    object = object[key];
  }
};

exports.setKnown = function (object, path, value) {
  for (const key of path.split('.')) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return;
    object[key] = value;
    object = object[key];
  }
};

// Writing to what the caller hands over is what a setter is for.
exports.put = function (object, key, value) {
  object[key] = value;
};

exports.assign = function (target, source) {
  for (const key in source) target[key] = source[key];
  return target;
};

// Options that nobody has seen turn no shell on.
exports.archive = function (name, options) {
  return spawn('lha', ['a', name].concat('-q'), options);
};

exports.archiveBy = function (name, options) {
  return spawn('lha', ['a', name], { ...options, shell: true }); // want "command-injection"
};

exports.parse = function (text) {
  const out = {};
  let section = out;
  text.split('\n').forEach(function (line) {
    if (line[0] === '[') {
      section = out[line.slice(1, -1)] = out[line.slice(1, -1)] || {};
      return;
    }
    const [key, value] = line.split('=');
    section[key] = value; // want "prototype-pollution"
  });
  return out;
};

const member = (object, key) => object[key];
exports.setDeep = function (object, path, value) {
  member(object, path[0])[path[1]] = value; // want "prototype-pollution"
};

exports.setChecked = function (object, path, value) {
  const parts = path.split('.');
  let index = 0;
  while (index < parts.length - 1) {
    const part = parts[index];
    if (part === '__proto__' || part === 'constructor' || part === 'prototype') return;
    object = object[parts[index++]];
  }
  object[parts[index]] = value;
};

exports.walk = function walk(object, seen) {
  for (const key in object) seen[key] = walk(object[key], {});
  return seen;
};

exports.combine = function combine(first, second) {
  const result = { ...first };
  for (const key of Object.keys(second)) result[key] = key in result ? combine(result[key], second[key]) : second[key];
  return result;
};
