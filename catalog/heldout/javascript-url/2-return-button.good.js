const DEFAULT_TARGET = '/dashboard';

function param(name) {
  return new URLSearchParams(window.location.search).get(name);
}

class BackButton {
  constructor(element, target) {
    this.element = element;
    this.target = target;
  }

  mount() {
    const url = new URL(this.target, window.location.origin);
    this.element.href = url.origin === window.location.origin ? url.href : DEFAULT_TARGET;
    this.element.textContent = 'Back to ' + (param('label') || 'dashboard');
    this.element.hidden = false;
  }
}

function mountHelp(element) {
  element.href = '/help/' + encodeURIComponent(param('topic') || 'start');
  element.textContent = 'Help';
}

document.addEventListener('DOMContentLoaded', () => {
  const back = document.querySelector('a.back');
  const help = document.querySelector('a.help');
  if (back) new BackButton(back, param('from') || DEFAULT_TARGET).mount();
  if (help) mountHelp(help);
});
