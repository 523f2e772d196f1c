const TRUSTED = 'https://widgets.example.com';

interface Command {
  action: string;
  code?: string;
}

function run(command: Command): void {
  if (command.action === 'hide') document.body.classList.add('hidden');
  else if (command.action === 'show') document.body.classList.remove('hidden');
}

window.addEventListener('message', (event: MessageEvent<string>) => {
  const command = JSON.parse(event.data) as Command;
  run(command);
  (event.source as Window).postMessage('done', TRUSTED);
});
