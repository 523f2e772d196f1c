import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const TAG_LIST = /^(?:\s*#?[\w-]+\s*,?)*$/;
const HANDLE = /^@[a-z0-9_]{2,30}$/;

class EntryForm {
  constructor({ tags, day, author }) {
    this.tags = String(tags ?? '');
    this.day = String(day ?? '');
    this.author = String(author ?? '');
  }

  problems() {
    const found = [];
    if (!ISO_DATE.test(this.day)) found.push('day');
    if (!HANDLE.test(this.author)) found.push('author');
    if (!TAG_LIST.test(this.tags)) found.push('tags'); // want "redos"
    return found;
  }
}

export const handler = async (event) => {
  const subject = event.requestContext?.authorizer?.jwt?.claims?.sub;
  if (!subject) return { statusCode: 401, body: '{}' };
  const form = new EntryForm(JSON.parse(event.body ?? '{}'));
  const problems = form.problems();
  if (problems.length > 0) return { statusCode: 400, body: JSON.stringify({ problems }) };
  const item = { pk: subject, sk: form.day, author: form.author, tags: form.tags };
  await table.send(new PutCommand({ TableName: 'journal', Item: item }));
  return { statusCode: 201, body: '{}' };
};
