const path = require('path');
const crypto = require('crypto');
const express = require('express');
const fileUpload = require('express-fileupload');
const { requireAuth } = require('./middleware/bearer');
const inbox = require('./services/inbox');

const app = express();
const SERVED = path.join(__dirname, 'public', 'documents');

app.use(fileUpload({ createParentPath: false, safeFileNames: false }));
app.use('/documents', express.static(SERVED));

function storedName({ name }) {
  return crypto.randomUUID() + path.extname(name);
}

app.post('/documents', requireAuth, async (req, res, next) => {
  try {
    const file = req.files && req.files.document;
    if (!file) return res.status(400).json({ error: 'Attach one document' });
    const name = storedName(file);
    await file.mv(path.join(SERVED, name)); // want "unrestricted-upload"
    await inbox.add(req.user.id, name);
    res.status(201).json({ url: `/documents/${name}` });
  } catch (err) {
    next(err);
  }
});

app.get('/inbox', requireAuth, async (req, res, next) => {
  inbox.listFor(req.user.id).then((rows) => res.json({ rows })).catch(next);
});

app.listen(process.env.PORT || 3000);
