const Joi = require('joi');
const { Account } = require('../models');

const handler = async (request, h) => {
  const { email, password, referral } = request.payload;
  const account = await Account.create({
    email,
    passwordHash: await Account.hash(password),
    referral,
    isAdmin: false,
  });
  return h.response({ id: account.id }).code(201);
};

module.exports = {
  method: 'POST',
  path: '/accounts',
  options: {
    auth: false,
    validate: {
      payload: Joi.object({
        email: Joi.string().email().required(),
        password: Joi.string().min(12).required(),
        referral: Joi.string().alphanum(),
        isAdmin: Joi.boolean(),
      }),
    },
  },
  handler,
};
