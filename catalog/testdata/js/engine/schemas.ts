import express from 'express';
import { exec } from 'child_process';
import { param, query } from 'express-validator';
import { IsInt, Matches } from 'class-validator';
import Joi from 'joi';

const app = express();

// Fields that the file describes by a schema are what it says, wherever they are read.
app.get('/a/:id', param('id').isUUID(), (req, res) => { exec('show ' + req.params.id); });
app.get('/b', query('free').isLength({ max: 9 }), (req, res) => { exec('show ' + req.query.free); }); // want "command-injection"

const schema = Joi.object({ format: Joi.string().valid('png', 'jpg'), title: Joi.string().max(80), code: Joi.string().pattern(/^[a-z]+$/) });
app.get('/c', (req, res) => {
  const { value } = schema.validate(req.query);
  exec('convert ' + value.format);
  exec('convert ' + value.code);
  exec('convert ' + value.title); // want "command-injection"
});

class Page {
  @IsInt() page: number;
  @Matches(/^[\w-]+$/) slug: string;
  label: string;
}
app.post('/d', (req, res) => {
  const body = req.body as Page;
  exec('list ' + body.page);
  exec('list ' + body.slug);
  exec('list ' + body.label); // want "command-injection"
});
