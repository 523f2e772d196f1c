import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const DEFAULT = { station: 'central', units: 'metric', accent: '#0b5fff' };

type Settings = typeof DEFAULT & Record<string, string>;

function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028|\u2029/g, ' ');
}

function settingsOf(event: APIGatewayProxyEventV2): Settings {
  return { ...DEFAULT, ...event.queryStringParameters } as Settings;
}

export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const settings = settingsOf(event);
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `<!doctype html>
<div id="weather"></div>
<script>window.weatherSettings = ${inlineJson(settings)};</script>
<script src="/static/weather-widget.js" defer></script>`,
  };
}
