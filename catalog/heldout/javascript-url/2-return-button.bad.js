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
    this.element.href = this.target; // want "javascript-url"
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
