import { getQuickJS, shouldInterruptAfterDeadline } from 'quickjs-emscripten';
import type { SQSEvent } from 'aws-lambda';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

interface Job {
  id: string;
  code: string;
  record: Record<string, unknown>;
}

class TransformRunner {
  async run({ code, record }: Job): Promise<unknown> {
    const engine = await getQuickJS();
    const json = engine.evalCode(`JSON.stringify((${code})(${JSON.stringify(record)}))`, {
      shouldInterrupt: shouldInterruptAfterDeadline(Date.now() + 500),
      memoryLimitBytes: 8 * 1024 * 1024,
    });
    return JSON.parse(String(json));
  }
}

const runner = new TransformRunner();

export const handler = async (event: SQSEvent): Promise<void> => {
  for (const { body } of event.Records) {
    const job = JSON.parse(body) as Job;
    const output = await runner.run(job);
    await table.send(
      new PutCommand({ TableName: 'transform-results', Item: { pk: String(job.id), output: JSON.stringify(output) } }),
    );
  }
};
