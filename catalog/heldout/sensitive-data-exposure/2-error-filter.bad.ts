import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Response } from 'express';

interface Problem {
  id: string;
  status: number;
  message: string;
  detail?: string;
}

function describe(error: unknown, status: number): Problem {
  const problem: Problem = { id: randomUUID(), status, message: 'Unexpected error' };
  if (error instanceof Error) {
    problem.message = error.message;
    problem.detail = error.stack;
  }
  return problem;
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const status = error instanceof HttpException ? error.getStatus() : 500;
    const problem = describe(error, status);
    if (status >= 500) {
      this.logger.error(`Problem ${problem.id}`, error instanceof Error ? error.stack : undefined);
    }
    response.status(status).json(problem); // want "sensitive-data-exposure"
  }
}
