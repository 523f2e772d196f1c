const { campaigns } = require('./campaigns');

function headersFor(campaign, tag) {
  return {
    Location: campaign.url,
    'X-Campaign-Tag': tag,
    'Cache-Control': 'private',
  };
}

exports.handler = async (event) => {
  const params = event.queryStringParameters || {};
  const campaign = campaigns[event.pathParameters.id === 'spring' ? 'spring' : 'autumn'];
  const tag = params.tag || 'none';
  if (!/^[a-z0-9-]{1,40}$/.test(tag)) {
    return { statusCode: 400, body: 'bad tag' };
  }
  return {
    statusCode: 302,
    headers: headersFor(campaign, tag),
    body: '',
  };
};
