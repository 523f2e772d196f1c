const shell = require('shelljs');

const ALLOWED = ['small', 'medium', 'large'];

exports.handler = async (event) => {
  const { width, preset } = JSON.parse(event.body);
  const size = ALLOWED.find((name) => name === preset) || 'small';
  const result = shell.exec(`render --preset ${size} --width ${Number(width)}`, { silent: true });
  return { statusCode: result.code === 0 ? 200 : 500, body: result.stdout };
};
