const { putOrder } = require('./orders');

exports.handler = async (event) => {
  try {
    const order = await putOrder(JSON.parse(event.body));
    return { statusCode: 201, body: JSON.stringify({ id: order.id }) };
  } catch (err) {
    console.error('order failed', err);
    return {
      statusCode: 500,
      body: JSON.stringify({ error: err.message, stack: err.stack }),
    };
  }
};
