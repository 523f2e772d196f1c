import { connect, TLSSocket } from 'node:tls';
import { once } from 'node:events';
import readline from 'node:readline';

export interface Alert {
  to: string;
  object: string;
  note: string;
}

/** A small SMTP client for the dome computer, which has no mail library. */
export class AlertClient {
  private socket!: TLSSocket;
  private lines!: AsyncIterableIterator<string>;

  constructor(private readonly host: string, private readonly sender: string) {}

  async open(): Promise<void> {
    this.socket = connect({ host: this.host, port: 465, servername: this.host });
    await once(this.socket, 'secureConnect');
    this.lines = readline.createInterface({ input: this.socket })[Symbol.asyncIterator]();
    await this.reply();
    await this.command('EHLO dome.observatory.example');
  }

  async send(alert: Alert): Promise<void> {
    if (/[\r\n]/.test(alert.to + alert.object)) {
      throw new RangeError('recipient and object must be single lines');
    }
    const body = alert.note.replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
    await this.command(`MAIL FROM:<${this.sender}>`);
    await this.command(`RCPT TO:<${alert.to}>`);
    await this.command('DATA');
    await this.command(
      `From: ${this.sender}\r\nTo: ${alert.to}\r\nSubject: Alert for ${alert.object}\r\n\r\n${body}\r\n.`,
    );
  }

  private async command(text: string): Promise<void> {
    this.socket.write(`${text}\r\n`);
    await this.reply();
  }

  private async reply(): Promise<void> {
    for (;;) {
      const { value } = await this.lines.next();
      if (value === undefined) throw new Error('the server closed the connection');
      if (/^[45]/.test(value)) throw new Error(`the server said: ${value}`);
      if (/^\d{3} /.test(value)) return;
    }
  }
}
