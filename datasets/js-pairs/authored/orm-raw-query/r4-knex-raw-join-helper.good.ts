import knexFactory, { Knex } from 'knex';
import { Controller, Get, Query } from '@nestjs/common';

const knex: Knex = knexFactory({ client: 'pg', connection: process.env.PG });

function withTags(query: Knex.QueryBuilder, tags: string[]) {
  const list = tags.map(() => '?').join(',');
  return query.joinRaw(`join tags on tags.article_id = articles.id and tags.name in (${list})`, tags);
}

@Controller('articles')
export class ArticlesController {
  @Get()
  async list(@Query('tags') tags = '', @Query('limit') limit = '20') {
    const query = knex('articles').select('articles.id', 'articles.title').limit(Number(limit) || 20);
    return withTags(query, tags.split(',').filter(Boolean));
  }
}
