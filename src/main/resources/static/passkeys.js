// Passkeys (WebAuthn): to sign in with one, and to add one. The browser turns what the server says into calls of its own.
const signIn = document.getElementById("use-passkey");
const add = document.getElementById("add-passkey");
const isAddress = /^[\d.]+$|^\[/.test(location.hostname); // passkeys are for a name, not for an address
const works = !isAddress && window.PublicKeyCredential?.parseCreationOptionsFromJSON;

if (signIn && works) {
  signIn.hidden = false;
  signIn.addEventListener("click", () => tried(use));
}
if (add && works) add.addEventListener("submit", (event) => (event.preventDefault(), tried(create)));
if (add && !works) {
  add.hidden = true;
  const here = `${location.protocol}//localhost:${location.port}/desk/passkeys`;
  tell(isAddress ? `Passkeys need a name in place of an address. On this machine: ${here}` : "This browser has no passkeys.");
}

async function use() {
  const options = await post("/webauthn/authenticate/options", signIn.dataset.token);
  const key = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  await post("/login/webauthn", signIn.dataset.token, key.toJSON());
  location.assign("/desk/sign-in"); // from where each goes to their work
}

async function create() {
  const options = await post("/webauthn/register/options", add.dataset.token);
  const key = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  await post("/webauthn/register", add.dataset.token, { publicKey: { credential: key.toJSON(), label: document.getElementById("label").value } });
  location.reload();
}

async function post(address, token, body) {
  const headers = { "X-CSRF-TOKEN": token, "Content-Type": "application/json" };
  const answer = await fetch(address, { method: "POST", headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(answer.status === 401 ? "This passkey is not known here. Sign in with your password." : "That did not work. Load the page again.");
  return answer.json();
}

async function tried(what) {
  tell("");
  try {
    await what();
  } catch (problem) {
    const words = { NotAllowedError: "No passkey was used. Try again, or use your password.", InvalidStateError: "This authenticator has a passkey of yours already." };
    tell(words[problem.name] ?? problem.message);
  }
}

function tell(words) {
  document.getElementById("passkey-problem").textContent = words;
}
