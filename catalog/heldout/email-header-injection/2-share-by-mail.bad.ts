import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

const ses = new SESClient({});

interface Share {
  replyTo: string;
  title: string;
  note: string;
}

class MimeMessage {
  private headers: string[] = ['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8'];

  header(name: string, value: string): this {
    this.headers.push(`${name}: ${value}`);
    return this;
  }

  build(text: string): Uint8Array {
    return new TextEncoder().encode(this.headers.join('\r\n') + '\r\n\r\n' + text);
  }
}

export const handler = async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
  const share = JSON.parse(event.body ?? '{}') as Share;
  const owner = String(event.requestContext.authorizer.jwt.claims.email);
  const message = new MimeMessage()
    .header('From', 'share@example.com')
    .header('To', owner)
    .header('Reply-To', share.replyTo) // want "email-header-injection"
    .header('Subject', `Shared with you: ${share.title}`); // want "email-header-injection"
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: message.build(share.note) } }));
  return { statusCode: 202, body: JSON.stringify({ queued: true }) };
};
