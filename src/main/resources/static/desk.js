// The agent's desk: what the server says how it stands is shown; the browser is the telephone, connected before it rings.
// Nothing is sent from the microphone but in a talk. A talk whose connection is lost goes on with the next one, if that is
// there within eight seconds: also of a page that was loaded again.
const element = (id) => document.getElementById(id);
const token = element("desk").dataset.token;
const states = { AVAILABLE: "Ready", UNAVAILABLE: "Away", SIGNED_OUT: "Not ready" };
const phases = { CALLED_BACK: "We are calling them back. Rings once they answer", OFFERED: "Rings", TALKING: "In a talk", WRAP_UP: "Wrap-up" };
const talks = { TOGETHER: "In a talk", ON_HOLD: "On hold", TRANSFERRING: "Being transferred", CALLING: "On hold, the other rings",
  CONSULTING: "On hold, you speak with the other", SWAPPED: "In a talk, the other waits", THREE: "In a talk of three", CAPTURING: "The caller keys, unheard" };
const outcomes = { NOT_NOW: "That can't be done now.", ANSWERED: "They answered.", REFUSED: "They can't take it.", BUSY: "They are busy.", NOT_ALLOWED: "Numbers of that country or kind are not dialled.",
  NEVER_AGAIN: "They asked never to be called.", QUIET_HOURS: "It is night there. Nobody is called at this hour.",
  OFTEN_ENOUGH: "That number was called often enough today.", CEILING: "No more numbers are called today: the day's limit is reached.",
  NO_ONE_THERE: "Nobody is there.", TIMED_OUT: "They didn't answer.", LEFT: "They hung up.",
  FITS: "What the caller keyed fits.", DOES_NOT_FIT: "What the caller keyed doesn't fit. They were told so.", NOT_KEYED: "Nothing whole was keyed.",
  NOT_PRIVATE: "Not on this call: the network could hear the caller's keys.", LOCKED_OUT: "Too many tries. They can't be verified on this call.",
  NOT_SENT: "No code could be sent to them.", HOST_SILENT: "The card system doesn't answer now." };

const besides = { LISTENS: "A supervisor listens.", WHISPERS: "A supervisor listens and speaks to you; the caller doesn't hear it.",
  BARGES: "A supervisor is in the talk." };

let telephone; // { connection, sender, microphone } once there is one
let now = { state: "SIGNED_OUT", reason: "", contact: null };
let bell;
let muted = false;
let usesSip = element("desk").dataset.sip === "true"; // a telephone on the desk rings instead of the browser
let wantsReady = false; // said before the telephone was connected

element("ready").addEventListener("click", ready);
element("try-again").addEventListener("click", tryAgain);
element("away").addEventListener("submit", async (event) => (await submit(event, "away", "away-problem")) && element("state-title").focus());
element("answer").addEventListener("click", answer);
element("refuse").addEventListener("click", () => wish("refuse"));
element("hang-up").addEventListener("click", () => wish("hang-up"));
element("hold").addEventListener("click", () => wish("wish", new URLSearchParams({ what: isHeld() ? "RESUME" : "HOLD" })));
element("transfer").addEventListener("submit", (event) => (event.preventDefault(), wishAbout("TRANSFER")));
element("consult").addEventListener("click", () => wishAbout("CONSULT"));
element("to").addEventListener("change", () => (element("number").value = ""));
for (const [list, button] of [["to", "do-transfer"], ["reason", "go-away"]])
  element(list).addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || isOpen(event.target)) return;
    event.preventDefault();
    element(button).click();
  });
for (const [id, what] of [["swap", "SWAP"], ["three", "THREE"], ["put-through", "COMPLETE"], ["cancel", "CANCEL"],
  ["key-card", "CARD_NUMBER"], ["key-code", "SECURITY_CODE"], ["key-message", "ONE_TIME_CODE"], ["stop-keying", "CANCEL"]])
  element(id).addEventListener("click", () => wish("wish", new URLSearchParams({ what })));
element("mute").addEventListener("click", () => mute(!muted));
element("note").addEventListener("submit", async (event) => (await submit(event, "note", "note-problem")) && (element("words").value = ""));
element("type").addEventListener("submit", async (event) => (await submit(event, "type", "type-problem")) && (element("line").value = ""));
element("complete").addEventListener("submit", complete);
element("open-case").addEventListener("click", () => wish("case"));
element("remove-passkeys").addEventListener("click", () => asksToRemovePasskeys(element("remove-passkeys-sure").hidden));
element("remove-passkeys-sure").addEventListener("click", removePasskeys);
element("step").addEventListener("change", showNeeds);
showNeeds();
element("sign-out").addEventListener("submit", () => removeEventListener("pagehide", leave)); // it does that itself
addEventListener("pagehide", leave);
element("keypad").addEventListener("click", (event) => event.target.value && press(event.target.value));
addEventListener("keydown", (event) => {
  const inField = event.target.matches("select, input:not([type=checkbox]), textarea");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault(); // of a button that has the focus, or a field's form
    return element(event.target.id === "words" ? "add-note" : "done").click();
  }
  if (event.key === "Escape" && inField) return element("contact-title").focus();
  const typing = event.ctrlKey || event.metaKey || event.altKey || inField;
  const inKeypad = element("keypad").contains(event.target);
  if (typing || (!element("single-keys").checked && !inKeypad)) return;
  if (/^[0-9*#]$/.test(event.key)) return press(event.key);
  const does = { a: () => element("answer").click(), e: () => element("hang-up").click(), u: () => element("refuse").click(), h: () => element("hold").click(), m: () => element("mute").click(),
    t: () => element("to").focus(), f: () => element("consult").click(), w: () => element("swap").click(), b: () => element("three").click(),
    p: () => element("put-through").click(), x: () => element(isKeying() ? "stop-keying" : "cancel").click(), r: ready,
    c: () => element("key-card").click(), d: () => element("key-code").click(), v: () => element("key-message").click(),
    k: openKeypad, o: () => element("open-case").click(), n: () => element("words").focus(), g: () => element("code")?.focus(), s: () => element("step").focus(),
    y: () => element("reason").focus(), i: () => element("line").focus() }[event.key.toLowerCase()];
  if (!does) return;
  event.preventDefault();
  does();
});
setInterval(showTimes, 1000);
let used = false; // since the server was last told
for (const use of ["keydown", "pointerdown"]) addEventListener(use, () => (used = true));
setInterval(() => {
  if (used || isTalking()) post("here").catch(() => {});
  used = false;
}, 60_000);
listen();
if (usesSip) showSip();
else tryAgain();

element("use-sip").addEventListener("click", async () => {
  const answer = await post("sip-telephone");
  if (!answer.ok) return tell("problem", await advice(answer));
  const account = await answer.json();
  tell("sip-account", `Register at ${account.server} as ${account.user} with the password ${account.password}. A telephone that knows no SHA-256: as ${account.user}+md5.`);
  usesSip = true;
  showSip();
});
element("use-browser").addEventListener("click", async () => {
  await fetch("/desk/sip-telephone", { method: "DELETE", headers: { "X-CSRF-TOKEN": token } });
  location.reload();
});

function showSip() {
  telephone?.connection.close();
  telephone?.microphone.stop();
  telephone = undefined;
  element("ready").disabled = false;
  tell("telephone", "Your SIP telephone rings; answer there.");
}

function tryAgain() {
  element("try-again").hidden = true;
  telephone?.connection.close();
  telephone = undefined;
  tell("telephone", "The telephone is connecting …");
  connect().catch(noTelephone);
}

// What the browser calls it is of no help to who has no microphone.
function noTelephone(problem) {
  const mend = {
    NotFoundError: "There is no microphone. Plug in a microphone or headset and allow it for this page, then press Try again.",
    NotAllowedError: "The microphone is not allowed. Allow it for this page, then press Try again.",
    NotReadableError: "Another program has the microphone. Close it, then press Try again.",
  }[problem.name];
  if (isTalking() && problem instanceof TypeError) return setTimeout(tryAgain, 500); // no network
  tell("telephone", mend ?? `The telephone does not work: ${problem.message}`);
  element("try-again").hidden = false;
}

function isConnected() {
  return usesSip || telephone?.connection.connectionState === "connected";
}

function ready() {
  if (isConnected()) return wish("ready");
  wantsReady = true;
  tell("problem", element("try-again").hidden ? "You are ready as soon as the telephone is connected." : "You are ready once the telephone works.");
}

async function connect() {
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  const connection = new RTCPeerConnection();
  const microphone = sound.getAudioTracks()[0];
  const sender = connection.addTrack(microphone, sound);
  telephone = { connection, sender, microphone };
  if (!isTalking()) await sender.replaceTrack(null);
  connection.addEventListener("track", (event) => (element("voice").srcObject = new MediaStream([event.track])));
  connection.addEventListener("connectionstatechange", connectionChanged);
  await connection.setLocalDescription();
  const answer = await post("telephone", connection.localDescription.sdp, "application/sdp");
  if (!answer.ok) throw new Error(await advice(answer));
  await connection.setRemoteDescription({ type: "answer", sdp: await answer.text() });
}

function isTalking() {
  return now.contact?.phase === "TALKING";
}

function connectionChanged() {
  if (usesSip) return;
  const state = telephone?.connection.connectionState;
  if (isTalking() && (state === "disconnected" || state === "failed")) return tryAgain();
  element("try-again").hidden = state !== "failed";
  const connected = state === "connected";
  element("ready").disabled = !connected;
  if (connected && wantsReady) wish("ready");
  if (connected) wantsReady = false;
  tell("telephone", connected ? "The telephone is connected." : state === "failed" ? "The telephone is lost. Press Try again." : "The telephone is connecting …");
}

// Silence is sent instead of the microphone: the line still hears that somebody is there.
function mute(on) {
  muted = on;
  telephone.microphone.enabled = !on;
  showTalk();
}

// Enter in an opened list only chooses, where the browser tells that it is open.
function isOpen(list) {
  return CSS.supports("selector(:open)") && list.matches(":open");
}

function openKeypad() {
  element("keypad").open = !element("keypad").open;
  element("keypad").querySelector(element("keypad").open ? "button" : "summary").focus();
}

// As events (RFC 4733), one after the other.
function press(key) {
  const keypad = telephone?.sender.dtmf;
  if (!isTalking() || !keypad?.canInsertDTMF) return;
  keypad.insertDTMF(keypad.toneBuffer + key, 100, 70);
  tell("pressed", (element("pressed").textContent + key).slice(-20));
}

// Afterwards keys are the page's again, and not the field's.
async function wishAbout(what) {
  const number = element("number").value.replace(/[\s().-]/g, "");
  const to = number ? `number:${number}` : element("to").value;
  if (!(await wish("wish", new URLSearchParams({ what, to }), "transfer-problem"))) return;
  element("number").value = "";
  if (element("transfer").contains(document.activeElement)) element("contact-title").focus();
}

function isKeying() {
  return isTalking() && now.contact.talk === "CAPTURING";
}

function isHeld() {
  return now.contact?.talk === "ON_HOLD";
}

// The microphone is on before the line knows: no first word is lost.
async function answer() {
  mute(false);
  await telephone.sender.replaceTrack(telephone.microphone);
  await wish("answer");
}

function leave() {
  fetch("/desk/telephone", { method: "DELETE", headers: { "X-CSRF-TOKEN": token }, keepalive: true });
  telephone?.connection.close();
}

const AGAIN_MILLIS = 2000;

// The browser reconnects by itself where the network was gone; who is refused, as while the database is out, asks again here.
function listen() {
  const events = new EventSource("/desk/events");
  events.addEventListener("state", (event) => {
    tell("connection", "");
    show(JSON.parse(event.data));
  });
  events.addEventListener("lost", lost);
  events.addEventListener("error", () => {
    lost();
    if (events.readyState === EventSource.CLOSED) setTimeout(listenAgain, AGAIN_MILLIS);
  });
  events.addEventListener("signed-out", () => {
    // Nothing is asked for without a session: it would be given a new one, which the page of the sign-in doesn't know.
    events.close();
    removeEventListener("pagehide", leave);
    location.assign("/desk/sign-in?out");
  });
  events.addEventListener("elsewhere", () => {
    events.close();
    tell("problem", "Your desk is open in another window. Close this one.");
  });
}

function lost() {
  tell("connection", "Connection lost. Trying again …");
}

// Whose session is over meanwhile has no events, but a sign-in. That the page asks keeps nobody signed in.
async function listenAgain() {
  const headers = { "X-CSRF-TOKEN": token, "X-By-Itself": "yes" };
  const answer = await fetch("/desk/here", { method: "POST", headers }).catch(() => undefined);
  if (answer?.ok && !answer.redirected) listen();
  else if (answer?.redirected || answer?.status === 403) location.assign("/desk/sign-in");
  else setTimeout(listenAgain, AGAIN_MILLIS);
}

// What the server says is to be done, if it says anything.
async function advice(answer) {
  const problem = await answer?.json().catch(() => undefined);
  return problem?.detail ?? "That did not work. Try again.";
}

function post(what, body, type) {
  const headers = { "X-CSRF-TOKEN": token, "Content-Type": type };
  return fetch(`/desk/${what}`, { method: "POST", headers, body });
}

async function wish(what, form = new URLSearchParams(), where = "problem") {
  const answer = await post(what, form.toString(), "application/x-www-form-urlencoded").catch(() => undefined);
  if (answer?.redirected) location.assign("/desk/sign-in");
  for (const each of ["problem", "away-problem", "transfer-problem", "note-problem", "complete-problem", "type-problem"]) if (each !== where) tell(each, "");
  tell(where, answer?.ok ? "" : await advice(answer));
  return Boolean(answer?.ok);
}

function submit(event, what, where) {
  event.preventDefault();
  return wish(what, new URLSearchParams(new FormData(event.target)), where);
}

function show(state) {
  const before = now.contact?.phase;
  now = state;
  const contact = state.contact;
  const phase = contact?.phase;
  tell("state", states[state.state] + (state.reason ? `: ${state.reason}` : "") + (phase ? ` · ${phases[phase]}` : ""));
  tell("since", state.since && state.state !== "SIGNED_OUT" ? `since ${clock(state.since)}` : "");
  showTalk();
  element("answer").disabled = phase !== "OFFERED" || usesSip;
  element("refuse").disabled = !isAsked(phase);
  element("hang-up").disabled = phase !== "TALKING";
  element("mute").disabled = phase !== "TALKING" || usesSip;
  for (const each of ["use-sip", "use-browser"]) element(each).disabled = Boolean(phase) && phase !== "WRAP_UP";
  element("done").disabled = phase !== "WRAP_UP";
  element("contact").value = contact?.id ?? "";
  const next = { OFFERED: "answer", WRAP_UP: "done" }[phase] ?? (state.state === "AVAILABLE" || phase ? "" : "ready");
  for (const each of document.querySelectorAll("#desk button")) each.classList.toggle("primary", next !== "" && each.id === next);
  list("said", contact?.said ?? []);
  list("verified", contact ? (contact.verified.length ? contact.verified : ["nothing yet"]) : []);
  const typed = contact?.typed ?? []; // by a caller who can't speak or hear, who begins
  list("typed", typed.map((each) => `${each.byCaller ? "Caller" : "Agent"}: ${each.words}`));
  element("text").hidden = typed.length === 0;
  element("send-line").disabled = phase !== "TALKING";
  showFile(contact?.file);
  showAccount(contact).catch(() => (accountOf = ""));
  ring(phase === "OFFERED");
  if (isTalking() !== (before === "TALKING")) {
    telephone?.sender.replaceTrack(isTalking() ? telephone.microphone : null);
    element("number").value = "";
  }
  showTimes();
}

function showTalk() {
  const contact = now.contact;
  const how = contact?.phase === "TALKING" ? talks[contact.talk] + (muted ? ", muted" : "") : phases[contact?.phase];
  tell("phase", contact ? `${how}: ${[contact.matter, contact.queue].filter(Boolean).join(" · ")}` : "Nobody is waiting for you.");
  const talk = contact?.phase === "TALKING" ? contact.talk : "";
  const able = (ids, when) => ids.forEach((id) => (element(id).disabled = !when));
  for (const key of element("keypad").querySelectorAll("button")) key.disabled = !talk;
  if (!talk) tell("pressed", "");
  able(["hold"], ["TOGETHER", "ON_HOLD"].includes(talk));
  able(["do-transfer", "consult"], ["TOGETHER", "ON_HOLD"].includes(talk));
  able(["swap", "three"], ["CONSULTING", "SWAPPED", "THREE"].includes(talk));
  able(["put-through"], ["CALLING", "CONSULTING", "SWAPPED", "THREE"].includes(talk));
  able(["cancel"], ["TRANSFERRING", "CALLING", "CONSULTING", "SWAPPED", "THREE"].includes(talk));
  able(["key-card"], talk === "TOGETHER");
  able(["key-code", "key-message"], talk === "TOGETHER" && contact.hasCard);
  able(["stop-keying"], isKeying());
  tell("keyed", isKeying() ? `${contact.keyed} keyed` : "");
  tell("outcome", outcomes[contact?.outcome] ?? "");
  tell("beside", besides[contact?.beside] ?? "");
  tell("hold-word", isHeld() ? "Resume" : "Hold");
  tell("mute-word", muted ? "Unmute" : "Mute");
  element("mute").setAttribute("aria-pressed", muted);
}

function showFile(file) {
  tell("reference", file?.reference ?? "");
  tell("file", file ? [file.reason, file.card, file.state, `held by ${file.heldBy}`, file.nextStep, file.nextDate && `by ${day(file.nextDate)}`].filter(Boolean).join(" · ") : "No case is open.");
  list("timeline", (file?.timeline ?? []).map((line) => `${moment(line.at)} ${line.words}`));
  showEvidence(file?.evidence ?? []);
  element("add-note").disabled = !file;
  element("open-case").disabled = Boolean(file) || !["TALKING", "WRAP_UP"].includes(now.contact?.phase);
}

// Asked for with each talk, and when more is verified; gone with the talk.
let accountOf = "";
async function showAccount(contact) {
  const shown = isTalking() && contact.hasCard ? `${contact.id} ${contact.verified}` : "";
  if (shown === accountOf) return;
  accountOf = shown;
  asksToRemovePasskeys(false);
  const answer = shown && (await fetch("/desk/account"));
  if (shown !== accountOf) return;
  const account = answer && answer.ok ? await answer.json() : undefined;
  tell("account-problem", !answer ? "Nothing is shown." : account ? "" : await advice(answer));
  tell("holder", account ? account.name : "");
  const points = account && account.points !== null ? [`${account.points.toLocaleString()} points`] : [];
  const passkeys = account && account.passkeys ? [account.passkeys === 1 ? "1 passkey signs in as them" : `${account.passkeys} passkeys sign in as them`] : [];
  list("cards", account ? [`${account.card.product} ··${account.card.lastFour}, ${account.card.state}`, ...points, ...passkeys] : []);
  element("remove-passkeys").disabled = passkeys.length === 0;
  list("transactions", account ? account.transactions.map((each) => `${day(each.date)} ${each.merchant} ${each.amount}`) : []);
}

// It can't be undone: nothing is gone before another button was pressed, so no double click is enough.
function asksToRemovePasskeys(asks) {
  element("remove-passkeys-sure").hidden = !asks;
  tell("account-problem", asks ? "They sign in with none of them any more, and every address on file is told. Remove them all?" : "");
}

// The account is asked for anew, and tells that there is none.
async function removePasskeys() {
  if (!(await wish("account/remove-passkeys", undefined, "account-problem"))) return;
  accountOf = "";
  await showAccount(now.contact);
}

// What the card member sent, to be saved.
function showEvidence(pieces) {
  if (String(pieces.map((each) => each.id)) === element("evidence").dataset.shown) return;
  element("evidence").dataset.shown = String(pieces.map((each) => each.id));
  element("evidence").replaceChildren(...pieces.map((each) => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = `/desk/evidence/${each.id}`;
    link.download = "";
    link.textContent = each.words;
    item.append(link);
    return item;
  }));
}

function clock(at) {
  return new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

// A date of no place's clock, as 2026-11-13.
function day(date) {
  return new Date(`${date}T00:00`).toLocaleDateString([], { day: "numeric", month: "short", year: "numeric" });
}

function moment(at) {
  return new Date(at).toLocaleString([], { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
}

// A note that was not added would be lost, or be added to the next one's case.
async function complete(event) {
  event.preventDefault();
  if (element("words").value.trim()) return tell("complete-problem", "The note is not added yet. Add it, or empty its field.");
  if (await submit(event, "complete", "complete-problem")) completed();
}

// How the next talk goes and what follows is not known yet, and its keys are the page's again, and not a field's.
function completed() {
  element("complete").reset();
  showNeeds();
  if (element("complete").contains(document.activeElement)) element("contact-title").focus();
}

function isAsked(phase) {
  return phase === "OFFERED" || phase === "CALLED_BACK";
}

// Nothing more to be done has no date.
function showNeeds() {
  element("date-needed").hidden = element("step").value === "nothing";
}

function showTimes() {
  const contact = now.contact;
  if (!contact) return tell("waited", "");
  const until = isAsked(contact.phase) ? Date.now() : Date.parse(contact.since);
  const waited = contact.phase === "WRAP_UP" ? "" : `Waited ${length(until - Date.parse(contact.joinedAt))}`;
  const talked = isAsked(contact.phase) ? "" : `${phases[contact.phase]} for ${length(Date.now() - Date.parse(contact.since))}`;
  tell("waited", [waited, talked].filter(Boolean).join(" · "));
}

function length(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function list(id, lines) {
  const shown = [...element(id).children].map((each) => each.textContent);
  if (shown.length === lines.length && shown.every((each, i) => each === lines[i])) return;
  element(id).replaceChildren(...lines.map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  }));
}

function tell(id, words) {
  if (element(id).textContent !== words) element(id).textContent = words;
}

// Two short tones every two seconds.
function ring(rings) {
  if (!rings) {
    clearInterval(bell);
    bell = undefined;
  } else if (!bell) {
    chime();
    bell = setInterval(chime, 2000);
  }
}

const sounds = new AudioContext();

function chime() {
  for (const [at, hertz] of [[0, 660], [0.2, 880]]) {
    const tone = new OscillatorNode(sounds, { frequency: hertz });
    tone.connect(new GainNode(sounds, { gain: 0.1 })).connect(sounds.destination);
    tone.start(sounds.currentTime + at);
    tone.stop(sounds.currentTime + at + 0.15);
  }
}
