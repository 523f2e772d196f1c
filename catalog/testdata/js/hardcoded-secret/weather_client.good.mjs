import axios from 'axios';

const { WEATHER_TOKEN, WEATHER_KEY, BILLING_USER, BILLING_PASSWORD } = process.env;

const client = axios.create({
  baseURL: 'https://api.weather.test/v2',
  headers: {
    Authorization: `Bearer ${WEATHER_TOKEN}`,
    'X-Api-Key': WEATHER_KEY,
  },
});

export async function billing(id) {
  const basic = Buffer.from(`${BILLING_USER}:${BILLING_PASSWORD}`).toString('base64');
  const reply = await client.get('/invoices', { params: { id }, headers: { Authorization: `Basic ${basic}` } });
  return reply.data;
}
