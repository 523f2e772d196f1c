const express = require('express');
const morgan = require('morgan');
const fs = require('fs');

class EventLog {
  constructor(file) {
    this.stream = fs.createWriteStream(file, { flags: 'a' });
  }

  record(text) {
    this.stream.write(`[${new Date().toISOString()}] ${text}\n`);
  }
}

const events = new EventLog('/var/log/app/events.log');
const app = express();
app.use(morgan('combined'));
app.use(express.json());

app.post('/feedback', (req, res) => {
  events.record('feedback from ' + req.body.name);
  res.sendStatus(204);
});

app.listen(3000);
