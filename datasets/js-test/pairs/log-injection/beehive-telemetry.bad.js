const mqtt = require('mqtt');
const util = require('util');
const { appendFile } = require('fs/promises');

const client = mqtt.connect(process.env.MQTT_URL, { clientId: 'hive-recorder' });
const LOG = process.env.HIVE_LOG || './hives.log';

async function note(level, template, ...values) {
  const text = util.format(template, ...values);
  await appendFile(LOG, `${Date.now()} ${level} ${text}\n`);
}

client.on('connect', () => {
  client.subscribe('apiary/+/state', { qos: 1 });
});

client.on('message', async (topic, payload) => {
  const hive = Number(topic.split('/')[1]);
  let state;
  try {
    state = JSON.parse(payload.toString('utf8'));
  } catch (err) {
    await note('warn', 'hive %s sent unreadable state', hive);
    return;
  }
  const { weight, note: remark } = state;
  if (Number.isFinite(weight)) {
    await note('info', 'hive %s weighs %s', hive, weight);
  }
  if (typeof remark === 'string' && remark.length < 400) {
    await note('info', 'hive %s keeper says %s', hive, remark);
  }
});

client.on('error', (err) => console.error('broker error', err.code));
