'use strict';

const { Client } = require('ldapts');

const STUDENT_NUMBER = /[a-z]{2}\d{6}/;

async function findStudent(directory, number) {
  const { searchEntries } = await directory.search('ou=students,dc=campus,dc=example', {
    filter: `(&(studentNumber=${number})(enrolled=TRUE))`,
    attributes: ['cn', 'mail', 'quotaDevices'],
  });
  return searchEntries.length === 1 ? searchEntries[0] : null;
}

module.exports = async function network(fastify) {
  const directory = new Client({ url: fastify.config.LDAP_URL });
  await directory.bind(fastify.config.LDAP_DN, fastify.config.LDAP_PASSWORD);
  fastify.addHook('onClose', () => directory.unbind());

  fastify.post('/network/devices', { onRequest: fastify.kioskOnly }, async (request, reply) => {
    const { student, mac } = request.body;
    if (typeof student !== 'string' || !STUDENT_NUMBER.test(student)) {
      return reply.code(400).send({ error: 'not a student number' });
    }
    const entry = await findStudent(directory, student);
    if (!entry) {
      return reply.code(404).send({ error: 'not enrolled' });
    }
    const device = await fastify.devices.register({ mac, owner: entry.mail, quota: Number(entry.quotaDevices) });
    return reply.code(201).send({ device: device.id, owner: entry.cn });
  });
};
