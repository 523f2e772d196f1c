function assign(target, path, value) {
  const [head, ...rest] = path;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  if (!target[head]) target[head] = {};
  assign(target[head], rest, value);
}

function parseQuery(text) {
  const result = {};
  for (const pair of text.replace(/^\?/, '').split('&')) {
    const [name, value = ''] = pair.split('=').map(decodeURIComponent);
    assign(result, name.split('.'), value);
  }
  return result;
}

const options = parseQuery(location.search);
document.title = String(options.title || 'Home');
