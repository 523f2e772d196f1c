const { app } = require('@azure/functions');
const { exec } = require('child_process');

app.http('list', {
  methods: ['GET'],
  handler: async (request, context) => {
    exec('ls ' + request.query.get('dir')); // want "command-injection"
    exec('ls ' + request.params.dir); // want "command-injection"
    return { body: 'ok' };
  },
});

module.exports = async function (context, req) {
  exec('ls ' + context.bindingData.query.dir); // want "command-injection"
  context.log('list ' + req.query.dir); // want "log-injection"
  context.res = { body: 'ok' };
};
