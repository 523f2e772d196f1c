const REPORTS = ['sales', 'stock', 'returns'];

const resolve = (name) => {
  const index = REPORTS.indexOf(name);
  if (index === -1) console.warn('report is not listed', REPORTS.length);
  return `./reports/${name}`;
};

exports.handler = async (event) => {
  const { report, period } = JSON.parse(event.body);
  const build = require(resolve(report));
  const rows = await build({ period: String(period) });
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(rows) };
};
