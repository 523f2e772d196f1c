const path = require('path');
const { format: fmt, inspect } = require('util');

const seen = [];
function label(name, total) {
  return `${name}: ${total}`;
}

function half(count) {
  return count / 2;
}

async function lookup(id) {
  if (id < 0) {
    throw new Error('no ' + id);
  }
  return { id, rows: [id, id + 1], text: `row ${id}` };
}

async function show(options) {
  const { id, title: name } = options;
  const data = await lookup(id);
  const value = half(data.id);
  const text = `${name}/${data.text}/${value}`;
  seen.push(text.length);
  return fmt('%s %s', text, data.rows.map((x) => x * 2).join('-'));
}

const all = {
  run: function (value) {
    return this.base + value;
  },
  base: 7,
};

async function main() {
  console.log(await show({ id: 4, title: 'invoice' }));
  console.log(await show({ id: 5, title: 'customers' }));
  console.log(label('a', 1 + 2), path.basename('/x/customer.txt'));
  const rows = [3, 1, 2].sort(function (a, b) { return a - b; });
  for (const row of rows) {
    const sql = 'row ' + row + ' of ' + rows.length;
    console.log(sql, all.run(row));
  }
  try {
    await show({ id: -1 });
  } catch (err) {
    console.log('caught', err.message, inspect(seen));
  }
}

main();
