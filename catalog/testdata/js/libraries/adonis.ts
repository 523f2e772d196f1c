import type { HttpContext } from '@adonisjs/core/http';
import db from '@adonisjs/lucid/services/db';
import { exec } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { postValidator } from '#validators/post';

export default class PostsController {
  async index({ request, response }: HttpContext) {
    exec('ls ' + request.input('dir')); // want "command-injection"
    exec('ls ' + request.param('dir')); // want "command-injection"
    exec('ls ' + request.header('x-dir')); // want "command-injection"
    const { dir } = await request.validateUsing(postValidator);
    exec('ls ' + dir); // want "command-injection"
    await db.rawQuery('SELECT * FROM posts WHERE tag = ?', [request.input('tag')]);
    await db.rawQuery(`SELECT * FROM posts WHERE tag = '${request.input('tag')}'`); // want "orm-raw-query"
    response.header('X-Theme', request.input('theme')); // want "http-header-injection"
    return response.send('<p>' + request.input('name') + '</p>'); // want "reflected-xss"
  }
  async go({ request, response }: HttpContext) {
    return response.redirect(request.input('next')); // want "server-open-redirect"
  }
  async home({ request, response }: HttpContext) {
    return response.redirect().toPath('https://' + request.host() + '/home'); // want "host-header-injection"
  }
  async download({ request, response }: HttpContext) {
    return response.download('/srv/' + request.input('name')); // want "path-traversal"
  }
  async store({ request }: HttpContext) {
    const file = request.file('cover');
    exec('convert ' + file.clientName); // want "command-injection"
  }
}
