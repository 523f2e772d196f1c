import { defineEventHandler, readValidatedBody, getRouterParam, getHeader, getCookie, getRequestHost, getRequestURL, setHeader, proxyRequest, send, sendRedirect, html } from 'h3';
import { exec } from 'child_process';
import { z } from 'zod';

export const show = defineEventHandler(async (event) => {
  exec('ls ' + getRouterParam(event, 'dir')); // want "command-injection"
  exec('ls ' + getHeader(event, 'x-dir')); // want "command-injection"
  exec('ls ' + getCookie(event, 'dir')); // want "command-injection"
  exec('ls ' + getRequestURL(event).searchParams.get('dir')); // want "command-injection"
  const body = await readValidatedBody(event, z.object({ dir: z.string() }).parse);
  exec('ls ' + body.dir); // want "command-injection"
  setHeader(event, 'X-Theme', getRequestURL(event).searchParams.get('theme')!); // want "http-header-injection"
  return { ok: true };
});
export const home = defineEventHandler((event) => sendRedirect(event, 'https://' + getRequestHost(event) + '/home')); // want "host-header-injection"
export const proxy = defineEventHandler((event) => proxyRequest(event, 'https://' + getRouterParam(event, 'host'))); // want "ssrf"
export const fixed = defineEventHandler((event) => proxyRequest(event, 'https://api.acme.dev/v1'));
export const hello = defineEventHandler((event) => send(event, '<p>' + getRouterParam(event, 'name') + '</p>', 'text/html')); // want "reflected-xss"
