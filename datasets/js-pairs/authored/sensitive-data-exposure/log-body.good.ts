import { Request, Response, NextFunction } from 'express';
import pino from 'pino';

const logger = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: ['body.password', 'body.token', 'headers.authorization'],
});

export function audit(req: Request, _res: Response, next: NextFunction): void {
  logger.info({ method: req.method, path: req.path, fields: Object.keys(req.body) }, 'request');
  next();
}
