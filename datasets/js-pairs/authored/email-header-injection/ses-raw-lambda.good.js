const { SESClient, SendRawEmailCommand } = require('@aws-sdk/client-ses');

const ses = new SESClient({});

const clean = (value) => value.replace(/\r|\n/g, '');

function message(from, subject, text) {
  let head = '';
  head += 'From: forms@example.com\r\n';
  head += 'To: office@example.com\r\n';
  head += 'Reply-To: ' + clean(from) + '\r\n';
  head += 'Subject: ' + clean(subject) + '\r\n';
  return head + '\r\n' + text;
}

exports.handler = async (event) => {
  const form = JSON.parse(event.body);
  const data = message(form.from, form.subject, form.text);
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(data) } }));
  return { statusCode: 204 };
};
