// Files go in pieces (tus 1.0) and go on where the network broke them off, also after the page was closed: the same file
// chosen again goes on. Then the form is posted with their numbers instead of the files. Whatever does not work here is
// left to the plain form, which sends everything at once and says what is wrong.
const PIECE = 512 * 1024;
const LONGEST_WAIT_MS = 15_000;
const TUS = { 'tus-resumable': '1.0.0' };

/** @param {string} text */
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Not lost for good: to be tried again. */
class Passing extends Error {}

/** @param {string} url @param {RequestInit} init */
async function ask(url, init) {
  let answer;
  try {
    answer = await fetch(url, { ...init, headers: { ...TUS, ...init.headers }, redirect: 'error' });
  } catch {
    throw new Passing();
  }
  if (answer.status >= 500 && answer.status !== 507) throw new Passing();
  return answer;
}

/**
 * Under which an upload is remembered on this device: no name of a file stands there for the next person at a shared one.
 * @param {string} form @param {File} file
 */
async function nameOf(form, file) {
  const about = new TextEncoder().encode(`${form} ${file.name} ${file.size} ${file.lastModified}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', about));
  return `tai-len ${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** @param {string} form @param {File} file */
async function place(form, file) {
  const known = await nameOf(form, file);
  const before = localStorage.getItem(known);
  if (before) {
    const head = await ask(before, { method: 'HEAD' });
    if (head.ok) return { url: before, offset: Number(head.headers.get('upload-offset')) };
    localStorage.removeItem(known);
  }
  const headers = { 'upload-length': String(file.size), 'upload-metadata': `filename ${base64(file.name)}` };
  const made = await ask(`${form}/tai-len`, { method: 'POST', headers });
  const url = made.headers.get('location');
  if (made.status !== 201 || !url) throw new Error(String(made.status));
  localStorage.setItem(known, url);
  return { url, offset: 0 };
}

/** @param {string} form @param {File} file @param {(sent: number) => void} told */
async function send(form, file, told) {
  const { url, offset } = await place(form, file);
  for (let at = offset; at < file.size; ) {
    told(at);
    const headers = { 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' };
    const done = await ask(url, { method: 'PATCH', headers, body: file.slice(at, at + PIECE) });
    // Somebody else's piece came first, or it is gone: look again where it stands.
    if (done.status === 409 || done.status === 404) throw new Passing();
    if (done.status !== 204) throw new Error(String(done.status));
    at = Number(done.headers.get('upload-offset'));
  }
  told(file.size);
  return url.split('/').at(-1);
}

/** @param {number} ms */
const waitOrOnline = (ms) =>
  new Promise((go) => {
    const timer = setTimeout(go, ms);
    addEventListener('online', () => { clearTimeout(timer); go(undefined); }, { once: true });
  });

/** @param {HTMLInputElement} input */
const filesOf = (input) => [...(input.files ?? [])];

/** @param {HTMLFormElement} form @param {readonly HTMLInputElement[]} inputs @param {HTMLElement} status */
async function sendAll(form, inputs, status) {
  const bar = status.querySelector('progress');
  const text = status.querySelector('[data-text]');
  const { sending = '', waiting = '' } = status.dataset;
  const all = inputs.flatMap((input) => filesOf(input).map((file) => ({ input, file })));
  const total = all.reduce((sum, { file }) => sum + file.size, 0);
  /** @type {Map<string, string[]>} */
  const done = new Map();
  let before = 0;
  status.hidden = false;
  for (const { input, file } of all) {
    for (let tried = 0; ; tried += 1) {
      try {
        const one = await send(new URL(form.action).pathname, file, (sent) => {
          tried = 0;
          if (bar) bar.value = (before + sent) / total;
          if (text) text.textContent = sending.replace('{percent}', String(Math.floor((100 * (before + sent)) / total)));
        });
        done.set(input.name, [...(done.get(input.name) ?? []), String(one)]);
        break;
      } catch (error) {
        if (!(error instanceof Passing)) throw error;
        if (text) text.textContent = waiting;
        await waitOrOnline(Math.min(LONGEST_WAIT_MS, 500 * 2 ** tried));
      }
    }
    before += file.size;
  }
  for (const [name, ids] of done) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = `da-tai:${name}`;
    field.value = ids.join(',');
    form.append(field);
  }
}

for (const form of document.querySelectorAll('form[data-resumable]')) {
  const inputs = [...form.querySelectorAll('input[type=file]')].filter((one) => one instanceof HTMLInputElement);
  const status = form.querySelector('[data-sending]');
  if (!(form instanceof HTMLFormElement) || inputs.length === 0 || !(status instanceof HTMLElement)) continue;
  let busy = false;
  form.addEventListener('submit', (event) => {
    const size = inputs.flatMap(filesOf).reduce((sum, file) => sum + file.size, 0);
    // What fits into one piece gains nothing by pieces.
    if (size <= PIECE && !busy) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    // Which of the form's buttons was pressed goes with it.
    const pressed = event.submitter;
    sendAll(form, inputs, status)
      .then(() => {
        for (const input of inputs) input.disabled = true;
      })
      .catch(() => {
        status.hidden = true;
      })
      .finally(() => {
        if (pressed instanceof HTMLButtonElement && pressed.name) {
          const field = document.createElement('input');
          field.type = 'hidden';
          field.name = pressed.name;
          field.value = pressed.value;
          form.append(field);
        }
        form.submit();
      });
  });
}
