const { recordClick } = require('./clicks');

const respond = (status, headers = {}) => ({ statusCode: status, headers, body: '' });

exports.handler = async (event) => {
  const params = event.queryStringParameters || {};
  await recordClick(params.id);
  const location = `https://shop.example.com/item/${encodeURIComponent(params.id)}`;
  if (!location) return respond(400);
  return respond(302, { Location: location, 'Cache-Control': 'no-store' });
};
