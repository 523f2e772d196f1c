import restify from 'restify'; import polka from 'polka'; import { Elysia } from 'elysia'; import * as functions from 'firebase-functions'; import { Telegraf } from 'telegraf'; import { exec } from 'child_process'; import { Controller, Post, UploadedFile, UseInterceptors } from '@nestjs/common'; import { writeFile } from 'fs/promises'; import * as path from 'path'; import amqp from 'amqplib'; import http from 'http'; import { LambdaClient } from '@aws-sdk/client-lambda'; import passport from 'passport'; import { Strategy as LocalStrategy } from 'passport-local';
const server = restify.createServer();
server.get('/a', (req, res, next) => { exec('ls ' + req.query.d); next(); }); // want "command-injection"
polka().get('/b', (req, res) => { exec('ls ' + req.query.d); res.end('x'); }); // want "command-injection"
new Elysia().get('/c', ({ query }) => { exec('ls ' + query.d); }).post('/d', ({ body }) => { exec(body.c); }); // want "command-injection" "command-injection"
export const f = functions.https.onRequest((req, res) => { res.send('<p>' + req.query.q); }); // want "reflected-xss"
export const g = functions.https.onCall((data, context) => { exec(data.c); }); // want "command-injection"
const bot = new Telegraf('t'); bot.command('run', (ctx) => { exec(ctx.message.text); }); // want "command-injection"
@Controller() export class U { @Post() up(@UploadedFile() file: Express.Multer.File) { return writeFile(path.join('/srv', file.originalname), file.buffer); } } // want "path-traversal" "unrestricted-upload"
async function q() { const c = await (await amqp.connect('x')).createChannel(); c.consume('q', (m) => { exec(m.content.toString()); }); } // want "command-injection"
passport.use(new LocalStrategy(async (username, password, done) => { const u = await db.collection('u').findOne({ username }); done(null, u); })); // want "nosql-injection"
const s = http.createServer(async (req, res) => { const { pathname, searchParams } = new URL(req.url, 'http://x'); res.setHeader('Content-Type', 'text/html'); res.end(`<p>${searchParams.get('q')}`); }); // want "reflected-xss"
class Api { routes(app) { app.get('/x', this.show.bind(this)); } async show(req, res) { exec('ls ' + req.params.d); } } // want "command-injection"
const handler = { async get(request, reply) { exec('x' + request.params.id); } }; // want "command-injection"
