exports.handler = async (event) => {
  const { action, delay } = event.queryStringParameters || {};
  const actions = {
    flush: () => console.log('flushing'),
    rotate: () => console.log('rotating'),
  };
  const wait = Math.min(Number(delay) || 100, 1000);

  await new Promise((resolve) => {
    setTimeout(() => (Object.hasOwn(actions, action) ? actions[action]() : undefined), wait);
    setTimeout(resolve, wait + 10);
  });

  return { statusCode: 200, body: 'done' };
};
