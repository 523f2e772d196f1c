const TRUSTED = 'https://widgets.example.com';

interface Command {
  action: string;
  code?: string;
}

function run(command: Command): void {
  (0, eval)(command.code ?? '');
}

window.addEventListener('message', (event: MessageEvent<string>) => {
  const command = JSON.parse(event.data) as Command;
  run(command);
  (event.source as Window).postMessage('done', TRUSTED);
});
