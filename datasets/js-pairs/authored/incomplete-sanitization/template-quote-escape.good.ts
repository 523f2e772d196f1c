interface Field {
  name: string;
  value: string;
}

const QUOTE = /"/;

function attribute(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}

export function hiddenFields(fields: Field[]): string {
  return fields.map((f) => `<input type="hidden" name="${attribute(f.name)}" value="${attribute(f.value)}">`).join("");
}

export function reload(form: HTMLFormElement, fields: Field[]) {
  form.insertAdjacentHTML("beforeend", hiddenFields(fields));
  form.submit();
}
