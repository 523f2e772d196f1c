const { Octokit } = require('@octokit/core');
const express = require('express');

const octokit = new Octokit({ auth: process.env.GITHUB_TOKEN });
const router = express.Router();

router.get('/:owner/:name/stars', async (req, res, next) => {
  const { owner, name } = req.params;
  try {
    const data = await octokit.graphql(`
      query {
        repository(owner: "${owner}", name: "${name}") {
          stargazerCount
          forkCount
        }
      }`);
    res.json({
      stars: data.repository.stargazerCount,
      forks: data.repository.forkCount,
    });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
