import type { CloudFrontRequestEvent, CloudFrontResultResponse } from 'aws-lambda';

interface Preferences {
  locale: string;
  campaign: string;
}

function readPreferences(querystring: string): Preferences {
  const params = new URLSearchParams(querystring);
  return {
    locale: params.get('lang') ?? 'en',
    campaign: params.get('utm_campaign') ?? '',
  };
}

export const handler = async (event: CloudFrontRequestEvent): Promise<CloudFrontResultResponse> => {
  const request = event.Records[0].cf.request;
  const { locale, campaign } = readPreferences(request.querystring);
  return {
    status: '200',
    statusDescription: 'OK',
    headers: {
      'content-type': [{ key: 'Content-Type', value: 'application/json' }],
      'cache-control': [{ key: 'Cache-Control', value: 'no-store' }],
      'content-language': [{ key: 'Content-Language', value: locale }], // want "http-header-injection"
      'x-campaign': [{ key: 'X-Campaign', value: campaign }], // want "http-header-injection"
    },
    body: JSON.stringify({ ready: true }),
  };
};
