// Puts the page's newest state in place of the old, while somebody looks at it. Without script: reload.
const EVERY_MILLIS = 2000;

async function renew() {
  if (document.hidden) return;
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("[data-live]").replaceChildren(...page.querySelector("[data-live]").childNodes);
}

setInterval(() => renew().catch(() => {}), EVERY_MILLIS);
