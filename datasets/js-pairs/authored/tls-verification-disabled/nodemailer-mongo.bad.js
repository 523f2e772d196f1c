const nodemailer = require('nodemailer');
const mongoose = require('mongoose');

async function start() {
  await mongoose.connect(process.env.MONGO_URL, {
    tls: true,
    tlsAllowInvalidCertificates: true,
  });
  const transport = nodemailer.createTransport({ host: 'smtp.example.com', port: 465, secure: true });
  await transport.verify();
}

start();
