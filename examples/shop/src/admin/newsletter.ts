import Handlebars from 'handlebars';

export interface Subscriber {
  name: string;
  mail: string;
}

const GREETING = Handlebars.compile('<p>Dear {{name}},</p><div>{{text}}</div>');

export function render(subscriber: Subscriber, text: string): string {
  return GREETING({ ...subscriber, text });
}

export function preview(layout: string, subscriber: Subscriber): string {
  const template = Handlebars.compile(layout);
  return template(subscriber);
}
