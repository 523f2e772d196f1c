import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm';

const ssm = new SSMClient({});
let apiKey;

async function key() {
  if (!apiKey) {
    const { Parameter } = await ssm.send(
      new GetParameterCommand({ Name: process.env.KEY_PARAMETER, WithDecryption: true }),
    );
    apiKey = Parameter.Value;
  }
  return apiKey;
}

const declare = ({ consignee, lines }) => ({
  query:
    'mutation { declare(consignee: ' + JSON.stringify(String(consignee)) + ', lines: [' +
    lines.map((l) => '{hs: ' + JSON.stringify(String(l.hs)) + ', grams: ' + Number(l.grams) + '}').join(' ') +
    ']) { reference } }',
});

export const handler = async (event) => {
  const results = [];
  for (const record of event.Records) {
    const declaration = JSON.parse(record.body);
    const response = await fetch(process.env.CUSTOMS_GRAPHQL, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': await key() },
      body: JSON.stringify(declare(declaration)),
    });
    const { data, errors } = await response.json();
    if (errors) {
      results.push({ itemIdentifier: record.messageId });
      continue;
    }
    console.log('declared', data.declare.reference);
  }
  return { batchItemFailures: results };
};
