import axios from 'axios';

const client = axios.create({
  baseURL: 'https://api.weather.test/v2',
  headers: {
    Authorization: 'Bearer 8f2Kq0vZt7LmX3pR9sYw', // want "hardcoded-secret"
    'X-Api-Key': 'c1d7a90b53e84f6297', // want "hardcoded-secret"
  },
});

export async function billing(id) {
  const basic = Buffer.from('svc-billing:Tr0ub4dor').toString('base64'); // want "hardcoded-secret"
  const reply = await client.get('/invoices', { params: { id }, headers: { Authorization: `Basic ${basic}` } });
  return reply.data;
}
