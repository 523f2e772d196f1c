export * from './exec.js';
export { count as list } from './count.js';
