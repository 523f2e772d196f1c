const { createObjectCsvStringifier } = require('csv-writer');
const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
const { DynamoDBDocumentClient, ScanCommand } = require('@aws-sdk/lib-dynamodb');

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const csv = createObjectCsvStringifier({ header: [{ id: 'name', title: 'Name' }, { id: 'note', title: 'Note' }] });

const clean = (item) => ({ name: item.name, note: item.note });

exports.handler = async () => {
  const { Items } = await db.send(new ScanCommand({ TableName: 'guests' }));
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'text/csv' },
    body: csv.getHeaderString() + csv.stringifyRecords(Items.map(clean)),
  };
};
