const yaml = require('js-yaml');
const express = require('express');

const app = express();
app.use(express.text({ type: 'text/yaml' }));

const callable = new yaml.Type('!call', {
  kind: 'scalar',
  construct: (text) => ({ call: String(text) }),
});
const schema = yaml.DEFAULT_SCHEMA.extend([callable]);

app.put('/workflow', (req, res) => {
  const workflow = yaml.load(req.body, { schema });
  res.json({ steps: workflow.steps.length });
});

app.listen(3000);
