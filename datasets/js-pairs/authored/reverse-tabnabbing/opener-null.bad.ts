export function openReport(url: string): void {
  const features = "width=900,height=700";
  window.open(url, "report", features);
}

export function openHelp(): void {
  window.open("/help", "help");
}
