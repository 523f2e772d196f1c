const { spawn } = require('child_process');
const express = require('express');

const app = express();
app.use(express.json());

class Converter {
  constructor() {
    this.options = { shell: true, cwd: '/srv/media' };
  }

  convert(source, target) {
    return spawn('ffmpeg', ['-i', `./${source}`, `./${target}`], this.options);
  }
}

const converter = new Converter();

app.post('/convert', (req, res) => {
  const child = converter.convert(req.body.source, req.body.target);
  child.on('close', (code) => res.json({ code }));
});

app.listen(3000);
