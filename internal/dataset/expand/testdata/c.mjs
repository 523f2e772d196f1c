import assert from 'node:assert';

const limit = 3;

export default function count(items) {
  assert.ok(items.length <= limit);
  return items.length;
}

console.log(count(['plant', 'harvest']));
