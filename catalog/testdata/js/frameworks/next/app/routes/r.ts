import { redirect, json } from '@remix-run/node';
import { exec } from 'node:child_process';
export async function loader({ request, params }) {
  const url = new URL(request.url);
  exec(`x ${params.id}`); // want "command-injection"
  return redirect(url.searchParams.get('to')); // want "server-open-redirect"
}
export const action = async ({ request }) => {
  const form = await request.formData();
  exec('x ' + form.get('a')); // want "command-injection"
  return json({});
};
