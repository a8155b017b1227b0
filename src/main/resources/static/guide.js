// What a page of the guide can do with script, and can be without. Notes and checks stay in this browser.
const CARD = /(?<![+\d])\d(?:[ .\u00a0\u2010-\u2015-]{0,3}\d){12,18}(?!\d)/g; // ISO/IEC 7812-1: 13 to 19 digits

function mayHoldCard(text) {
  return (text.match(CARD) ?? []).some(run => endsInCheckDigit(run.replace(/\D/g, "")));
}

function endsInCheckDigit(digits) {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const sum = [...digits].reverse().reduce((all, each, place) => all + (place % 2 ? doubled[each] : Number(each)), 0);
  return sum % 10 === 0;
}

/** Shows what needs script, and does this when it is clicked. */
function onClick(selector, act) {
  for (const button of document.querySelectorAll(selector)) {
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  }
}

onClick("[data-print]", () => print());
onClick("[data-copy]", async button => {
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = button.dataset.copied;
});

for (const here of document.querySelectorAll("[data-here]")) { // who travels is seldom where their language is at home
  const clock = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const country = document.querySelector(`#from option[data-clocks~="${CSS.escape(clock)}"]`);
  if (!country) continue;
  country.selected = true;
  const link = here.querySelector("a");
  link.href += country.value;
  link.textContent = here.dataset.here.replace("{0}", country.textContent);
  here.hidden = [...here.parentElement.querySelectorAll("a")].some(each => each !== link && each.href === link.href);
}

for (const time of document.querySelectorAll("[data-yours]")) { // a time, or an option that is one
  const form = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", hour: "numeric", minute: "2-digit" });
  time.append(" (" + time.dataset.yours.replace("{0}", form.format(new Date(time.dateTime ?? time.value))) + ")");
}

for (const list of document.querySelectorAll("[data-checklist]")) {
  const boxes = [...list.querySelectorAll("input")], key = "guide-checked-" + list.dataset.checklist;
  const checked = new Set(JSON.parse(localStorage.getItem(key) ?? "[]"));
  boxes.forEach((box, place) => (box.checked = checked.has(place)));
  list.addEventListener("change", () => {
    const places = boxes.flatMap((box, place) => (box.checked ? [place] : []));
    localStorage.setItem(key, JSON.stringify(places));
  });
}

for (const notes of document.querySelectorAll("[data-notes]")) {
  const text = notes.querySelector("textarea"), refusal = notes.querySelector("[role=alert]");
  const key = "guide-notes-" + notes.dataset.notes;
  text.value = localStorage.getItem(key) ?? "";
  text.addEventListener("input", () => {
    refusal.hidden = !mayHoldCard(text.value);
    if (refusal.hidden) localStorage.setItem(key, text.value);
  });
  notes.hidden = false;
}

for (const form of document.querySelectorAll("form[data-no-cards]")) {
  form.addEventListener("submit", event => {
    const refused = mayHoldCard(form.querySelector("textarea").value);
    form.querySelector("[role=alert]").hidden = !refused;
    if (refused) event.preventDefault();
  });
}

if ("serviceWorker" in navigator) {
  const register = () => navigator.serviceWorker.register("/guide-worker.js", { scope: "/guide" }).catch(() => {}); // there is the network
  if (document.readyState === "complete") register();
  else addEventListener("load", register); // what it keeps comes after the page itself
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage(location.pathname));
}
