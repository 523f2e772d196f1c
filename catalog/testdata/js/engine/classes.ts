import express, { Request, Response } from 'express';
import { exec } from 'child_process';

class Runner {
  private prefix: string;
  constructor(private readonly shell: string, prefix: string) {
    this.prefix = prefix;
  }
  run(arg: string): void {
    exec(this.prefix + arg); // want "command-injection"
  }
  fixed(): void {
    exec(this.shell);
  }
}

class Base {
  protected command = '';
  remember(req: Request): void {
    this.command = req.body.command;
  }
}

class Derived extends Base {
  execute(): void {
    exec(this.command); // want "command-injection"
  }
}

class Controller {
  constructor(private readonly runner: Runner) {}
  handle = async (req: Request, res: Response): Promise<void> => {
    this.runner.run(String(req.query.arg));
    this.runner.fixed();
    res.end();
  };
}

const app = express();
const controller = new Controller(new Runner('ls', 'echo '));
const derived = new Derived();
app.get('/run', controller.handle);
app.post('/remember', (req, res) => {
  derived.remember(req);
  derived.execute();
  res.end();
});
