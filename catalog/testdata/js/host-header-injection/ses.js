import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";

const ses = new SESv2Client({});

export const handler = async (event) => {
  const link = `https://${event.headers.host}/login`;
  const text = { Data: link };
  await ses.send(new SendEmailCommand({ Content: { Simple: { Body: { Text: text } } } })); // want "host-header-injection"
  await ses.send(new SendEmailCommand({ Content: { Simple: { Body: { Text: { Data: process.env.LOGIN_URL } } } } }));
  return { statusCode: 204 };
};
