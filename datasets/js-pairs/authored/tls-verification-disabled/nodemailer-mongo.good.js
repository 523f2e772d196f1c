const nodemailer = require('nodemailer');
const mongoose = require('mongoose');

async function start() {
  await mongoose.connect(process.env.MONGO_URL, {
    tls: true,
    tlsCAFile: '/etc/ssl/mongo-ca.pem',
  });
  const transport = nodemailer.createTransport({ host: 'smtp.example.com', port: 465, secure: true });
  await transport.verify();
}

start();
