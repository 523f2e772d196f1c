import { EventEmitter as Emitter } from 'node:events';
import util from 'node:util';
import * as os from 'node:os';

class Store {
  #items = new Map();

  constructor(name) {
    this.name = name;
  }

  async put(key, value) {
    this.#items.set(key, value);
    const size = await Promise.resolve(this.#items.size);
    const message = `${this.name} holds ${size}`;
    return message;
  }

  get(key) {
    const { name } = this;
    return this.#items.get(key) ?? `${name} has no ${key}`;
  }
}

export function total(prices) {
  return prices.reduce((sum, price) => sum + price, 0);
}

const emitter = new Emitter();
const store = new Store('album');
emitter.on('done', (result) => console.log('done', result));

export async function run(input) {
  const parts = input.split(',');
  const result = await store.put(parts[0], parts[1]);
  emitter.emit('done', result);
  const query = parts.length > 1 ? 'many' : 'one';
  console.log(util.format('%s %d', query, total([1, 2, 3.5])), typeof os.EOL);
  return store.get(parts[0]) + store.get('x');
}

run('k,v').then((out) => console.log(out));
