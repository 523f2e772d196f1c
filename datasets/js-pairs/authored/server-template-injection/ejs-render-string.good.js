const express = require('express');
const ejs = require('ejs');

const app = express();
app.use(express.urlencoded({ extended: false }));

function greeting(name) {
  return ejs.render('<p>Dear <%= name %>, welcome to <%= shop %></p>', { name, shop: 'Example' });
}

app.post('/preview', (req, res) => {
  res.send(greeting(req.body.name));
});

app.listen(3000);
