'use strict';

const Hapi = require('@hapi/hapi');
const Joi = require('joi');
const { google } = require('googleapis');

const SHEET = process.env.SIGNUP_SHEET;

async function appendRow(values) {
  const auth = await google.auth.getClient({ scopes: ['https://www.googleapis.com/auth/spreadsheets'] });
  const sheets = google.sheets({ version: 'v4', auth });
  await sheets.spreadsheets.values.append({
    spreadsheetId: SHEET,
    range: 'Signups!A:E',
    valueInputOption: 'USER_ENTERED',
    insertDataOption: 'INSERT_ROWS',
    requestBody: { values: [values] },
  });
}

exports.init = async () => {
  const server = Hapi.server({ port: 3000 });

  server.route({
    method: 'POST',
    path: '/courses/signup',
    options: {
      validate: {
        payload: Joi.object({
          name: Joi.string().max(100).required(),
          email: Joi.string().email().required(),
          hives: Joi.number().integer().min(0).max(500).required(),
          remarks: Joi.string().max(1000).allow('').default(''),
        }),
      },
    },
    handler: async (request, h) => {
      const { name, email, hives, remarks } = request.payload;
      await appendRow([new Date().toISOString(), name, email, hives, remarks]);
      return h.response({ registered: true }).code(201);
    },
  });

  await server.initialize();
  return server;
};
