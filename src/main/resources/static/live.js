// Brings what the page shows live to its newest state, while somebody looks at it. Without script: reload.
// What stays the same is left alone: focus, and what somebody has opened.
const EVERY_MILLIS = 2000;

let used = false; // since it was asked for last
for (const use of ["keydown", "pointerdown"]) addEventListener(use, () => (used = true));

async function renew() {
  if (document.hidden) return;
  const headers = used ? {} : { "X-By-Itself": "yes" }; // which keeps nobody signed in
  used = false;
  const answer = await fetch(location.href, { headers }).catch(() => undefined);
  tell(answer?.ok ? "" : "Connection lost. Trying again …");
  if (!answer) return;
  if (answer.redirected) location.assign(answer.url);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelectorAll("[data-live]");
  document.querySelectorAll("[data-live]").forEach((old, i) => become(old, fresh[i]));
}

// What is shown is old from now on.
function tell(words) {
  const lost = document.getElementById("lost");
  if (lost && lost.textContent !== words) lost.textContent = words;
}

function become(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType === Node.TEXT_NODE && fresh.nodeType === Node.TEXT_NODE) old.nodeValue = fresh.nodeValue;
  else if (isAlike(old, fresh)) old.childNodes.forEach((child, i) => become(child, fresh.childNodes[i]));
  else old.replaceWith(fresh.cloneNode(true));
}

function isAlike(old, fresh) {
  return old.nodeName === fresh.nodeName && old.childNodes.length === fresh.childNodes.length && old.cloneNode().isEqualNode(fresh.cloneNode());
}

setInterval(() => renew().catch(() => {}), EVERY_MILLIS);
