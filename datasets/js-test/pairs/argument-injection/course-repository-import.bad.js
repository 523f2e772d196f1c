const { spawn } = require('child_process');
const path = require('path');
const { randomUUID } = require('crypto');
const express = require('express');

const router = express.Router();
const WORKSPACES = '/var/lib/courses';

function git(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`git exited with ${code}`))));
  });
}

router.post('/import', express.json(), async (req, res) => {
  const { repository, branch = 'main' } = req.body;
  if (typeof repository !== 'string' || typeof branch !== 'string') {
    return res.status(400).json({ error: 'repository and branch must be text' });
  }

  const target = path.join(WORKSPACES, randomUUID());
  try {
    await git(['clone', '--depth', '1', '--branch', branch, repository, target], WORKSPACES);
    const head = await git(['rev-parse', 'HEAD'], target);
    res.status(201).json({ workspace: path.basename(target), head: head.trim() });
  } catch (err) {
    req.log.warn({ err }, 'course import failed');
    res.status(502).json({ error: 'could not read that repository' });
  }
});

module.exports = router;
