import { stringify } from 'csv-stringify';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Command } from 'commander';
import { openStore } from '../lib/store.mjs';

const program = new Command('extract')
  .requiredOption('--out <file>', 'where the sheet goes')
  .option('--since <date>', 'first day', '2024-01-01')
  .option('--delimiter <char>', 'between columns', ';')
  .parse();

const { out, since, delimiter } = program.opts();

// The call centre opens the sheet in its office suite; complaints come from the public form.
async function main() {
  const store = await openStore();
  const columns = {
    id: 'Ticket',
    opened_at: 'Opened',
    customer_name: 'Customer',
    appliance: 'Appliance',
    complaint: 'Complaint',
  };
  const sheet = stringify({
    header: true,
    bom: true,
    delimiter,
    escape_formulas: true,
    columns,
    cast: { date: (d) => d.toISOString().slice(0, 10) },
  });
  const partial = `${out}.part`;
  await pipeline(store.tickets({ since: new Date(since) }), sheet, createWriteStream(partial));
  await rename(partial, out);
  await store.close();
}

main().catch((err) => {
  console.error(err.message);
  process.exitCode = 1;
});
