const express = require('express');
const nunjucks = require('nunjucks');
const Handlebars = require('handlebars');
const app = express();
nunjucks.configure('views', { autoescape: false, express: app }); // want "template-unescaped-output"
nunjucks.configure('views', { autoescape: true, express: app });
nunjucks.configure('views', { express: app });
const loose = Handlebars.compile(require('fs').readFileSync('views/a.hbs', 'utf8'), { noEscape: true }); // want "template-unescaped-output"
const strict = Handlebars.compile(require('fs').readFileSync('views/a.hbs', 'utf8'), { noEscape: false });
module.exports = { loose, strict };
