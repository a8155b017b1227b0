// Passkeys (WebAuthn): to sign in with one, and to add one. The browser turns what the server says into calls of its own.
// Where the server is asked, and what is told, stands in the page.
const signIn = document.getElementById("use-passkey");
const add = document.getElementById("add-passkey");
const problem = document.getElementById("passkey-problem");
const isAddress = /^[\d.]+$|^\[/.test(location.hostname); // passkeys are for a name, not for an address
const works = !isAddress && window.PublicKeyCredential?.parseCreationOptionsFromJSON;

if (signIn && works) {
  signIn.hidden = false;
  signIn.addEventListener("click", () => tried(use));
}
if (add && works) add.addEventListener("submit", (event) => (event.preventDefault(), tried(create)));
if (add && !works) {
  add.hidden = true;
  const here = `${location.protocol}//localhost:${location.port}${location.pathname}`;
  tell(isAddress ? `${problem.dataset.address} ${here}` : problem.dataset.none);
}

async function use() {
  const { options, answer, next } = signIn.dataset;
  const asked = await post(options, signIn);
  const key = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
  await post(answer, signIn, key.toJSON());
  location.assign(next);
}

async function create() {
  const { options, answer } = add.dataset;
  const asked = await post(options, add);
  const key = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) });
  await post(answer, add, { publicKey: { credential: key.toJSON(), label: document.getElementById("label").value } });
  location.reload();
}

async function post(address, { dataset: { token } }, body) {
  const headers = { "Content-Type": "application/json", ...(token && { "X-CSRF-TOKEN": token }) };
  const answer = await fetch(address, { method: "POST", headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(problem.dataset[answer.status] ?? problem.dataset.failed);
  return answer.json();
}

async function tried(what) {
  tell("");
  try {
    await what();
  } catch (why) {
    const words = { NotAllowedError: problem.dataset.unused, InvalidStateError: problem.dataset.already };
    tell(words[why.name] ?? why.message);
  }
}

function tell(words) {
  problem.textContent = words;
}
