const express = require('express');
const Listing = require('./models/listing');

const app = express();
app.use(express.json());

const WRITABLE = new Set(['title', 'description', 'rent']);

app.post('/listings', async (req, res) => {
  const listing = new Listing();
  for (const key of Object.keys(req.body)) {
    listing[key] = req.body[key];
  }
  await listing.save();
  res.status(201).json({ id: listing.id });
});

app.listen(3000);
