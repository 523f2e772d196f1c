import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';

interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  instance: string;
  [extension: string]: unknown;
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const status = exception instanceof HttpException ? exception.getStatus() : 500;
    const instance = randomUUID();

    if (status >= 500) {
      const error = exception instanceof Error ? exception : new Error(String(exception));
      this.logger.error(`${instance} ${request.method} ${request.path}: ${error.message}`, error.stack);
    }
    response.status(status).type('application/problem+json').json(this.problem(exception, status, instance));
  }

  private problem(exception: unknown, status: number, instance: string): ProblemDetails {
    const base = { type: 'about:blank', status, instance };
    if (exception instanceof HttpException) {
      return { ...base, title: exception.message };
    }
    return { ...base, title: 'Internal error' };
  }
}
