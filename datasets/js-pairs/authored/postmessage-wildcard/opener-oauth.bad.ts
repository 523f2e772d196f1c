function finish(): void {
  const params = new URLSearchParams(window.location.hash.slice(1));
  const accessToken = params.get("access_token");
  const state = params.get("state");
  if (!window.opener || !accessToken) {
    document.body.textContent = "You may close this window.";
    return;
  }
  window.opener.postMessage({ source: "oauth", accessToken, state }, "*");
  window.close();
}

finish();
