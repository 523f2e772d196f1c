const crypto = require('crypto');
const twilio = require('twilio');
const { db } = require('./db');

const client = twilio(process.env.TWILIO_SID, process.env.TWILIO_TOKEN);

class PhoneVerification {
  constructor(phone) {
    this.phone = phone;
    this.code = this.digits(6);
  }

  digits(n) {
    let out = '';
    while (out.length < n) {
      out += String(Math.trunc(Math.random() * 10));
    }
    return out;
  }

  async deliver() {
    await db.collection('verifications').insertOne({
      phone: this.phone,
      code: this.code,
      traceId: Math.random().toString(36).slice(2),
      createdAt: new Date(),
    });
    await client.messages.create({
      to: this.phone,
      from: process.env.SMS_FROM,
      body: `Your verification code is ${this.code}`,
    });
  }
}

exports.verifyPhone = async (phone) => new PhoneVerification(phone).deliver();
