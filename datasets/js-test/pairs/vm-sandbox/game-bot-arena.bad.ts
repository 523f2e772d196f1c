import vm from 'node:vm';
import { Server } from 'socket.io';
import { readFile } from 'node:fs/promises';

type Move = 'left' | 'right' | 'wait';
type Bot = (view: number[]) => Move;

const REFEREE = vm.compileFunction('return (move) => ["left", "right", "wait"].includes(move);')();

async function loadBot(source: string): Promise<Bot> {
  const context = vm.createContext(Object.freeze({ console: undefined, process: undefined }));
  const prelude = await readFile(new URL('./prelude.js', import.meta.url), 'utf8');
  vm.runInContext(prelude, context);
  return vm.compileFunction(source, ['view'], { parsingContext: context }) as unknown as Bot;
}

export function arena(io: Server): void {
  io.of('/arena').on('connection', (socket) => {
    let bot: Bot | undefined;

    socket.on('bot', async (text: string, ack: (r: { ok: boolean; error?: string }) => void) => {
      try {
        bot = await loadBot(String(text).slice(0, 4000));
        ack({ ok: true });
      } catch (err) {
        ack({ ok: false, error: (err as Error).message });
      }
    });

    socket.on('turn', (view: number[], ack: (move: Move) => void) => {
      const move = bot ? bot(view.map(Number)) : 'wait';
      ack(REFEREE(move) ? move : 'wait');
    });
  });
}
