const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
const { DynamoDBDocumentClient, GetCommand } = require('@aws-sdk/lib-dynamodb');

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

exports.handler = async (event) => {
  const caller = event.requestContext.authorizer.claims.sub;
  console.log('statement requested', { caller });
  const { Item } = await documents.send(
    new GetCommand({ TableName: 'statements', Key: { id: event.pathParameters.statementId } })
  );
  if (!Item || Item.owner !== caller) return { statusCode: 404, body: '' };
  return { statusCode: 200, body: JSON.stringify(Item) };
};
