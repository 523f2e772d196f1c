const express = require('express');
const { execFile } = require('child_process');

const app = express();
const REPOSITORY = '/srv/repos/site.git';

app.get('/history', (req, res) => {
  const branch = req.query.branch || 'main';
  execFile('git', ['-C', REPOSITORY, 'log', '--oneline', '-n', '20', branch], (err, stdout) => {
    if (err) return res.status(500).json({ error: 'git failed' });
    res.json({ commits: stdout.trim().split('\n') });
  });
});

app.listen(3000);
