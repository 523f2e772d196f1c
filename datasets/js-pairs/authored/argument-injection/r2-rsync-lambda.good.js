const { spawnSync } = require('child_process');
const path = require('path');

exports.handler = async (event) => {
  const { source } = JSON.parse(event.body);
  const args = ['-a', './' + path.basename(source), '/mnt/archive/'];
  const result = spawnSync('rsync', args, { cwd: '/mnt/inbox' });
  return { statusCode: result.status === 0 ? 200 : 500, body: '' };
};
