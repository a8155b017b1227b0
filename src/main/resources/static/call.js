// A telephone in the page: sound over WebRTC, keys as events (RFC 4733), what the line says as text.
const KEY_MILLIS = 100;
const GAP_MILLIS = 70;
const AGAIN_MILLIS = 1000;
const KEYPAD_MILLIS = 20;
const MOST_TRIES = 3000; // a minute: who dials may think about the microphone first
const element = (id) => document.getElementById(id);
const keys = element("keys");
const says = element("state").dataset; // in the page's language

let call; // { connection, keypad, pressed, keysWork, read, captions, answers, address, texts } while there is one

element("call").addEventListener("submit", (event) => {
  event.preventDefault();
  dial(element("to").value).catch((problem) => over(problem.message));
});
element("hang-up").addEventListener("click", () => hangUp(says.hungUp));
keys.addEventListener("click", (event) => event.target.value && press(event.target.value));
addEventListener("keydown", (event) => {
  const typing = event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input, textarea");
  if (call && !typing && /^[0-9*#]$/.test(event.key)) press(event.key);
});
element("type").addEventListener("submit", (event) => {
  event.preventDefault();
  type(element("typed").value.trim());
});
addEventListener("pagehide", () => hangUp(says.hungUp));

async function dial(number) {
  busy(true);
  element("words").replaceChildren();
  tell(says.calling);
  const connection = new RTCPeerConnection();
  call = { connection, pressed: "", read: 0 };
  const sound = await microphone();
  if (call?.connection !== connection) return sound.getTracks().forEach((track) => track.stop());
  connection.addEventListener("track", (event) => (element("voice").srcObject = new MediaStream([event.track])));
  connection.addEventListener("connectionstatechange", () => connectionChanged(connection));
  call.keypad = connection.addTrack(sound.getAudioTracks()[0], sound).dtmf;
  await connection.setLocalDescription();
  await answered(connection, await fetch(`/api/v1/browser-calls?${new URLSearchParams({ to: number, ...element("call").dataset })}`, {
    method: "POST",
    headers: { "Content-Type": "application/sdp" },
    body: connection.localDescription.sdp,
  }));
}

async function answered(connection, answer) {
  if (!answer.ok) throw new Error(answer.status === 503 ? says.busy : (await answer.json()).detail);
  if (call?.connection !== connection) return fetch(answer.headers.get("Location"), { method: "DELETE" });
  call.address = answer.headers.get("Location");
  call.texts = answer.headers.get("Call-Texts");
  if (element("words").dataset.captions) listen(call.texts);
  await connection.setRemoteDescription({ type: "answer", sdp: await answer.text() });
}

// Without a microphone one can still listen and press keys.
async function microphone() {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    write("note", says.deaf);
    return new AudioContext().createMediaStreamDestination().stream;
  }
}

function connectionChanged(connection) {
  if (call?.connection !== connection) return;
  if (connection.connectionState === "connected") tell(says.inCall);
  if (connection.connectionState === "failed") hangUp(says.lost);
}

function listen(texts) {
  let place = 0, read = 0; // after a broken network it is told from the beginning
  const once = (then) => (words) => ++place > read && ((read = place), then(words));
  follow("captions", `${texts}/said`, says.unread, {
    answered: () => (place = 0),
    said: once((words) => words && write("line", words)),
    keyed: once((words) => write("caller", words)),
    ended: () => hangUp(says.over),
  });
}

// A browser asks again by itself where the network breaks, but not for what it was refused.
function follow(name, address, refused, heard, tries = 3) {
  const events = (call[name] = new EventSource(address));
  for (const [what, then] of Object.entries(heard)) events.addEventListener(what, (event) => then(event.data, event.lastEventId));
  events.addEventListener("error", () => {
    if (call?.[name] !== events || events.readyState !== EventSource.CLOSED) return;
    if (tries > 1) return setTimeout(() => call?.[name] === events && follow(name, address, refused, heard, tries - 1), AGAIN_MILLIS);
    call[name] = undefined;
    write("note", refused);
  });
}

// For who can't speak or hear: a person at the desk reads it, and may type, too.
async function type(words) {
  if (!call || !words) return;
  const answer = await fetch(call.texts, { method: "POST", headers: { "Content-Type": "text/plain" }, body: words });
  if (!answer.ok) return write("note", answer.status === 409 ? says.nobodyReads : (await answer.json()).detail);
  element("typed").value = "";
  write("typed", words);
  if (!call || call.answers) return;
  // Who asks anew is told all of it again.
  follow("answers", call.texts, says.unanswered, { typed: (words, id) => Number(id) > call.read && ((call.read = Number(id)), write("agent", words)) });
}

// Who knows the line presses before it has answered: that waits, as nothing can be sent yet. While the connection is gone in
// mid-call nothing waits: by its return the line may ask something else.
function press(key) {
  if (!call) return;
  call.pressed += key;
  if (call.pressed.length === 1) sendPressed(MOST_TRIES);
}

// A browser may say that it is connected some moments before it can send keys, and has no event for that.
function sendPressed(tries) {
  if (!call?.pressed) return;
  const { connection, keypad, pressed, keysWork } = call;
  const connected = connection.connectionState === "connected" && keypad?.canInsertDTMF;
  if (!connected && !keysWork && tries > 0) return setTimeout(() => sendPressed(tries - 1), KEYPAD_MILLIS);
  call.pressed = "";
  if (connected) {
    call.keysWork = true;
    keypad.insertDTMF(keypad.toneBuffer + pressed, KEY_MILLIS, GAP_MILLIS);
  }
}

function hangUp(why) {
  if (!call) return;
  if (call.address) fetch(call.address, { method: "DELETE", keepalive: true });
  over(why);
}

function over(why) {
  call?.captions?.close();
  call?.answers?.close();
  call?.connection.getSenders().forEach((sender) => sender.track?.stop());
  call?.connection.close();
  call = undefined;
  busy(false);
  tell(why);
}

function busy(inCall) {
  element("dial").disabled = element("to").disabled = inCall;
  for (const id of ["hang-up", "typed", "send"]) element(id).disabled = !inCall;
  for (const key of keys.children) key.disabled = !inCall;
  if (document.activeElement?.disabled) element(inCall ? "hang-up" : "dial").focus(); // what is disabled gets no keys
}

function tell(state) {
  element("state").textContent = state;
}

function write(who, words) {
  const name = element("words").dataset[who];
  const last = element("words").lastElementChild;
  if (who === "caller" && last?.className === who) {
    last.append(words);
    return;
  }
  const item = document.createElement("p");
  item.className = who;
  const said = document.createElement("span");
  if (who === "line") said.lang = element("words").dataset.language;
  said.append(words);
  item.append(name ? `${name} ` : "", said);
  element("words").append(item);
  element("words").scrollTop = element("words").scrollHeight;
}
