import { $ } from 'zx';
import express from 'express';
import { execSync } from 'node:child_process';

const app = express();
app.use(express.json());

app.post('/deploy', async (req, res) => {
  const { branch, service } = req.body;
  const head = execSync('git rev-parse HEAD').toString().trim();
  await $({ cwd: '/srv/checkout' })`git fetch origin -- ${branch} && git checkout FETCH_HEAD`;
  await $`systemctl restart ${service}.service`;
  res.json({ from: head });
});

app.listen(3909);
