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
  return {
    statusCode: 302,
    headers: headersFor(campaign, tag),
    body: '',
  };
};
