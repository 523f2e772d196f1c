const mqtt = require('mqtt');
const fs = require('fs');

const ca = fs.readFileSync('/etc/bridge/ca.pem');

function open(url) {
  return mqtt.connect(url, {
    protocol: 'mqtts',
    clientId: `bridge-${process.pid}`,
    username: process.env.MQTT_USER,
    password: process.env.MQTT_PASSWORD,
    ca,
    rejectUnauthorized: false,
    reconnectPeriod: 2000,
  });
}

const client = open(process.env.MQTT_URL);
client.on('connect', () => client.subscribe('plant/+/alarms'));
client.on('message', (topic, payload) => console.log(topic, payload.length));
