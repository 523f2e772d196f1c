import { Injectable, Logger, NestMiddleware } from '@nestjs/common';
import { NextFunction, Request, Response } from 'express';

function printable(value: unknown, max = 200): string {
  return String(value ?? '-').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ').slice(0, max);
}

@Injectable()
export class IntakeLogMiddleware implements NestMiddleware {
  private readonly logger = new Logger('Intake');

  use(req: Request, res: Response, next: NextFunction): void {
    const started = process.hrtime.bigint();
    const pharmacy = printable(req.query.pharmacy);
    const operator = printable(req.body?.operator, 60);

    res.on('finish', () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      const line = `${req.method} /intake ${res.statusCode} ${ms.toFixed(1)}ms pharmacy=${pharmacy} operator=${operator}`;
      if (res.statusCode >= 500) {
        this.logger.error(line);
      } else {
        this.logger.log(line);
      }
    });

    next();
  }
}
