import { exec } from 'child_process';
export async function getServerSideProps(context) {
  if (context.query.log) exec('log-hit ' + context.asPath); // want "command-injection"
  if (context.query.next) return { redirect: { destination: context.query.next, permanent: false } }; // want "server-open-redirect"
  return { redirect: { destination: 'https://' + context.req.headers.host + '/home', permanent: false } }; // want "host-header-injection"
}
export default function Old() { return <p>Moved</p>; }
