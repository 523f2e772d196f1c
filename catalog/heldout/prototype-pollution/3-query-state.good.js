const SAFE_KEY = /^(?!__proto__$|constructor$|prototype$)[\w-]{1,40}$/;

function segments(name) {
  return name.replace(/\]/g, '').split('[');
}

function assign(target, path, value) {
  const [head, ...rest] = path;
  if (!SAFE_KEY.test(head)) return target;
  if (rest.length === 0) {
    target[head] = value;
    return target;
  }
  if (!target[head]) target[head] = {};
  assign(target[head], rest, value);
  return target;
}

export function parseState(search) {
  const state = {};
  for (const [name, value] of new URLSearchParams(search)) {
    assign(state, segments(name), value);
  }
  return state;
}

export function countByTag(items) {
  const counts = new Map();
  for (const { tag } of items) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return Object.fromEntries(counts);
}

const { filter = {}, page = '1' } = parseState(window.location.search);
document.querySelector('#page').textContent = `Page ${Number(page) || 1}`;
document.querySelector('#status').textContent = filter.status === 'done' ? 'Done' : 'Open';
