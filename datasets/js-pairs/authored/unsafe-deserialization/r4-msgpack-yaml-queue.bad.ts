import { Worker } from 'bullmq';
import yaml from 'js-yaml';
import serialize from 'node-serialize';
import { store } from './store';

interface Job {
  id: string;
  state: string;
}

export const worker = new Worker<Job>('restore', async (job) => {
  const defaults = yaml.load('retries: 3');
  const state = serialize.unserialize(job.data.state);
  await store.put(job.data.id, { ...(defaults as object), cart: state.cart });
});
