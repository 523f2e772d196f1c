import { exec } from 'child_process';

Deno.serve(async (request) => {
  const params = new URL(request.url).searchParams;
  const page = params.get('page')!;
  await Deno.readTextFile('/srv/' + page); // want "path-traversal"
  await new Deno.Command(page).output(); // want "command-injection"
  await new Deno.Command('sh', { args: ['-c', 'wc ' + page] }).output(); // want "command-injection"
  await new Deno.Command('wc', { args: ['--', page] }).output();
  return new Response('ok');
});

Bun.serve({
  async fetch(request) {
    const params = new URL(request.url).searchParams;
    const page = params.get('page')!;
    exec('log-hit ' + request.headers.get('Referer')); // want "command-injection"
    Bun.spawn(['bash', '-c', 'wc ' + page]); // want "command-injection"
    Bun.spawn(['wc', '--', page]);
    if (params.has('home')) return Response.redirect('https://' + request.headers.get('host') + '/home'); // want "host-header-injection"
    if (params.has('next')) return Response.redirect(params.get('next')!); // want "server-open-redirect"
    if (params.has('go')) return new Response(null, { status: 302, headers: { Location: params.get('go')! } }); // want "server-open-redirect"
    if (params.has('jsonp')) return new Response(params.get('jsonp') + '({})', { headers: { 'Content-Type': 'text/javascript' } }); // want "jsonp-callback-xss"
    if (params.has('cors')) {
      return new Response('ok', { headers: { 'Access-Control-Allow-Origin': request.headers.get('Origin')!, 'Access-Control-Allow-Credentials': 'true' } }); // want "cors-credentials"
    }
    if (params.has('file')) return new Response(Bun.file('/srv/' + page)); // want "path-traversal"
    if (params.has('html')) return new Response('<p>' + page + '</p>', { headers: new Headers({ 'Content-Type': 'text/html' }) }); // want "reflected-xss"
    const answer = new Response('moved', { status: 302 });
    answer.headers.set('Location', page); // want "server-open-redirect"
    return answer;
  },
});

addEventListener('fetch', (event) => {
  event.respondWith(answer(event.request));
});
async function answer(request: Request) {
  const form = await new Response(request.body).text();
  return new Response('<p>' + form + '</p>', { headers: { 'Content-Type': 'text/html' } }); // want "reflected-xss"
}
