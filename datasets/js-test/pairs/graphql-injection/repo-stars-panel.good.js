const { Octokit } = require('@octokit/core');
const express = require('express');

const octokit = new Octokit({ auth: process.env.GITHUB_TOKEN });
const router = express.Router();

const STARS = `
  query Stars($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) {
      stargazerCount
      forkCount
    }
  }`;

router.get('/:owner/:name/stars', async (req, res, next) => {
  const { owner, name } = req.params;
  try {
    const data = await octokit.graphql(STARS, { owner, name });
    res.json({
      stars: data.repository.stargazerCount,
      forks: data.repository.forkCount,
    });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
