// A supervisor beside a talk: the browser is a telephone that is connected for it, and hung up after. While somebody only
// listens the microphone sends silence, and the line lets nobody hear it anyway.
const place = document.getElementById("listening");
const token = place.dataset.token;
const buttons = [...place.querySelectorAll("[data-part]")];
const leaveButton = document.getElementById("leave-talk");
const words = { LISTENS: "You listen. Nobody hears you.", WHISPERS: "The agent hears you; the caller doesn't.", BARGES: "Both hear you." };
const LOOKS_EVERY_MILLIS = 2000;

let telephone; // { connection, microphone } while there is one
let looking;

for (const button of buttons) button.addEventListener("click", () => be(button.dataset.part).catch(noTelephone));
leaveButton.addEventListener("click", () => leave("You have left the talk."));
addEventListener("pagehide", () => telephone && leave(""));

async function be(part) {
  tell("The telephone is connecting …");
  telephone ??= await connect();
  telephone.microphone.enabled = part !== "LISTENS";
  const answer = await ask("POST", `contacts/${place.dataset.contact}/listening`, new URLSearchParams({ part }));
  if (answer.ok) return show(part);
  leave((await answer.json()).detail ?? "That did not work. Load the page again.");
}

async function connect() {
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  const connection = new RTCPeerConnection();
  const microphone = sound.getAudioTracks()[0];
  microphone.enabled = false;
  connection.addTrack(microphone, sound);
  connection.addEventListener("track", (event) => (document.getElementById("voice").srcObject = new MediaStream([event.track])));
  await connection.setLocalDescription();
  const answer = await ask("POST", "telephone", connection.localDescription.sdp, "application/sdp");
  if (!answer.ok) throw new Error((await answer.json()).detail);
  await connection.setRemoteDescription({ type: "answer", sdp: await answer.text() });
  await connected(connection);
  return { connection, microphone };
}

function connected(connection) {
  return new Promise((done, failed) => {
    const look = () => {
      if (connection.connectionState === "connected") done();
      if (connection.connectionState === "failed") failed(new Error("there is no way to the line."));
    };
    connection.addEventListener("connectionstatechange", look);
    look();
  });
}

function ask(method, what, body, type) {
  const headers = { "X-CSRF-TOKEN": token, ...(type && { "Content-Type": type }) };
  return fetch(`/desk/floor/${what}`, { method, headers, body, keepalive: method === "DELETE" });
}

function show(part) {
  for (const each of buttons) each.setAttribute("aria-pressed", each.dataset.part === part);
  leaveButton.disabled = !part;
  clearInterval(looking);
  if (!part) return;
  tell(words[part]);
  looking = setInterval(look, LOOKS_EVERY_MILLIS);
}

// The talk ends by itself, or the line has no room for one more.
async function look() {
  const answer = await ask("GET", `contacts/${place.dataset.contact}/listening`);
  if (answer.ok && (await answer.text()) === "" && telephone) leave("The talk is over.");
}

function leave(why) {
  ask("DELETE", "telephone");
  telephone?.connection.close();
  telephone?.microphone.stop();
  telephone = undefined;
  show("");
  tell(why);
}

function noTelephone(problem) {
  const mend = { NotFoundError: "There is no microphone. Plug one in and try again.", NotAllowedError: "The microphone is not allowed. Allow it for this page and try again." };
  leave(mend[problem.name] ?? `The telephone does not work: ${problem.message}`);
}

function tell(what) {
  document.getElementById("listening-state").textContent = what;
}
