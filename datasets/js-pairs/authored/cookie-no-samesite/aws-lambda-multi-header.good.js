const { createHash, randomUUID } = require('crypto');
const { DynamoDBClient, PutItemCommand } = require('@aws-sdk/client-dynamodb');
const { checkPassword } = require('./password');

const client = new DynamoDBClient({});

const attributes = (extra) => ['Path=/', 'Secure', 'HttpOnly', ...extra].join('; ');

exports.handler = async (event) => {
  const { email, password } = JSON.parse(event.body || '{}');
  const user = await checkPassword(email, password);
  if (!user) {
    return { statusCode: 401, body: JSON.stringify({ message: 'Unauthorized' }) };
  }
  const id = randomUUID();
  await client.send(new PutItemCommand({
    TableName: process.env.SESSIONS,
    Item: { id: { S: createHash('sha256').update(id).digest('hex') }, user: { S: user.id } },
  }));
  return {
    statusCode: 200,
    cookies: [
      `session=${id}; ${attributes(['Max-Age=3600', 'SameSite=Lax'])}`,
      'theme=dark; Path=/; Secure; SameSite=Lax',
    ],
    body: JSON.stringify({ user: user.id }),
  };
};
