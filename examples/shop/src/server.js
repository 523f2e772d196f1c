'use strict';

const express = require('express');
const cookieParser = require('cookie-parser');
const config = require('./config');
const { mongo } = require('./db');
const { preferences, recentlyViewed } = require('./middleware/account');
const products = require('./routes/products');
const reviews = require('./routes/reviews');
const account = require('./routes/account');
const { admin } = require('./admin/routes');

const app = express();

app.disable('x-powered-by');
app.use(express.json({ limit: '1mb' }));
app.use(express.urlencoded({ extended: true }));
app.use(cookieParser());
app.use(preferences, recentlyViewed);

app.use('/products', products);
app.use('/reviews', reviews);
app.use('/account', account);
app.use('/admin', admin);
app.use(express.static('web'));

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).json({ error: 'something went wrong' });
});

if (require.main === module) {
  mongo.connect().catch(() => {});
  app.listen(config.port);
}

module.exports = app;
