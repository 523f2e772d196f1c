const fs = require('fs');
const express = require('express');

const app = express();
app.use(express.json());

const audit = fs.createWriteStream('/var/log/stadium/gates.log', { flags: 'a' });

function record(gate, outcome, detail) {
  audit.write(`${new Date().toISOString()} gate=${gate} outcome=${outcome} detail=${detail}\n`);
}

app.post('/gates/:gate/scan', (req, res) => {
  const gate = Number(req.params.gate);
  const ticket = String(req.body.ticket || '');
  if (!Number.isInteger(gate)) {
    return res.status(400).json({ open: false });
  }
  if (!/^[A-Z]{2}\d{8}$/.test(ticket)) {
    record(gate, 'refused', ticket);
    return res.status(422).json({ open: false });
  }
  record(gate, 'admitted', ticket);
  res.json({ open: true });
});

app.listen(3000);
