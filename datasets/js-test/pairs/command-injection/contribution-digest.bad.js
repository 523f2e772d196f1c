const { Worker } = require('bullmq');
const { execSync } = require('child_process');
const mailer = require('./mailer');
const connection = require('./redis');

function quote(text) {
  return '"' + text.replace(/"/g, '\\"') + '"';
}

function commitsBy(repo, author, since) {
  const out = execSync(
    `git log --no-merges --format=%s --author=${quote(author)} --since=${quote(since)}`,
    { cwd: repo, encoding: 'utf8' }
  );
  return out.split('\n').filter(Boolean);
}

// Jobs are queued by the public profile page: { email, author, since }.
const worker = new Worker(
  'digest',
  async (job) => {
    const { email, author, since } = job.data;
    const subjects = commitsBy('/srv/git/handbook.git', author, since);
    if (subjects.length === 0) {
      return { sent: false };
    }
    await mailer.send({
      to: email,
      template: 'digest',
      values: { author, subjects: subjects.slice(0, 50) },
    });
    return { sent: true, count: subjects.length };
  },
  { connection, concurrency: 2 }
);

worker.on('failed', (job, err) => console.error('digest failed', job?.id, err.message));
