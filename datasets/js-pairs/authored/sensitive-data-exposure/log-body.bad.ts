import { Request, Response, NextFunction } from 'express';
import pino from 'pino';

const logger = pino({
  level: process.env.LOG_LEVEL ?? 'info',
});

export function audit(req: Request, _res: Response, next: NextFunction): void {
  logger.info({ method: req.method, path: req.path, password: req.body.password, headers: req.headers }, 'request');
  next();
}
