'use strict';

const path = require('path');

const root = path.resolve(__dirname, '..');

module.exports = {
  port: Number(process.env.PORT) || 8080,
  baseUrl: process.env.SHOP_URL || 'https://shop.example',
  mediaDir: path.join(root, 'media'),
  invoiceDir: path.join(root, 'invoices'),
  importDir: path.join(root, 'imports'),
  suppliers: ['feeds.northwind.example', 'api.tailspin.example'],
  mysql: {
    host: process.env.MYSQL_HOST || '127.0.0.1',
    user: process.env.MYSQL_USER || 'shop',
    password: process.env.MYSQL_PASSWORD,
    database: 'shop',
  },
  smtp: { host: process.env.SMTP_HOST || '127.0.0.1', port: 25 },
  sender: 'Corner shop <post@shop.example>',
  mongoUrl: process.env.MONGO_URL || 'mongodb://127.0.0.1:27017/shop',
};
