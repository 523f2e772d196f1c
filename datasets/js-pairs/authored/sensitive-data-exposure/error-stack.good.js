const express = require('express');
const logger = require('./logger');
const orders = require('./orders');

const app = express();
app.use(express.json());

app.get('/orders/:id', async (req, res, next) => {
  try {
    res.json(await orders.find(Number(req.params.id)));
  } catch (err) {
    next(err);
  }
});

app.use((err, req, res, next) => {
  logger.error('request failed', { path: req.path, stack: err.stack });
  res.status(err.status || 500).json({
    message: 'Something went wrong',
    requestId: req.id,
  });
});

app.listen(3000);
