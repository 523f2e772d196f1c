const REPORTS = ['sales', 'stock', 'returns'];

const resolve = (name) => {
  const index = REPORTS.indexOf(name);
  if (index === -1) throw new Error('report is not listed');
  return `./reports/${REPORTS[index]}`;
};

exports.handler = async (event) => {
  const { report, period } = JSON.parse(event.body);
  const build = require(resolve(report));
  const rows = await build({ period: String(period) });
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(rows) };
};
