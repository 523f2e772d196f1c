import { spawn } from 'node:child_process';
import { Controller, HttpCode, Post, UploadedFile, UnprocessableEntityException, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApplicantGuard } from '../auth/applicant.guard';

const SCHEMA = '/opt/forms/grant-2.1.xsd';

function normalise(xml: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const lint = spawn('xmllint', ['--noent', '--format', '--schema', SCHEMA, '-']);
    let stdout = '';
    let stderr = '';
    lint.stdout.setEncoding('utf8').on('data', (d) => (stdout += d));
    lint.stderr.setEncoding('utf8').on('data', (d) => (stderr += d));
    lint.on('error', reject);
    lint.on('close', (code) => (code === 0 ? resolve(stdout) : reject(new Error(stderr.split('\n')[0]))));
    lint.stdin.on('error', () => {});
    lint.stdin.end(xml);
  });
}

@Controller('grants')
@UseGuards(ApplicantGuard)
export class GrantFormController {
  @Post('preview')
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('form', { limits: { fileSize: 256 * 1024 } }))
  async preview(@UploadedFile() file: Express.Multer.File) {
    try {
      return { valid: true, document: await normalise(file.buffer) };
    } catch (err) {
      throw new UnprocessableEntityException('the form does not match the schema');
    }
  }
}
