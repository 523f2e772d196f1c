import { Octokit } from '@octokit/core';
import { Controller, Get, Query } from '@nestjs/common';

@Controller('issues')
export class IssuesController {
  private readonly octokit = new Octokit({ auth: process.env.GITHUB_TOKEN });

  @Get()
  async list(@Query('label') label: string) {
    return this.octokit.graphql(
      'query ($labels: [String!]) { repository(owner: "acme", name: "app") { issues(first: 10, labels: $labels) { nodes { title } } } }',
      { labels: [label] },
    );
  }
}
