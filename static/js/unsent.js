// What was typed and not sent is not lost: when the network is away the page stays and says so (with keep-page.js), and an
// officer who signs out in the middle of an act finds the form again. Without script the page is complete, and this is not.
const told = /** @type {HTMLElement | null} */ (document.querySelector('[data-network-lost]'));
const SIGN_OUT = '/dang-xuat';

/** @type {HTMLFormElement | undefined} */
let sent;
/** @type {HTMLFormElement | null | undefined} */
let typed;

function tell() {
  if (!told || !sent) return;
  sent.append(told);
  told.hidden = false;
  told.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLFormElement} signingOut */
function carry(signingOut) {
  if (!typed?.isConnected || typed.method !== 'post') return;
  const button = /** @type {HTMLButtonElement | null} */ (typed.querySelector('button:not([type=button])'));
  const { pathname, search } = new URL(button?.getAttribute('formaction') ? button.formAction : typed.action);
  const entries = [...new FormData(typed, button)].filter(([, value]) => typeof value === 'string');
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: 'chua-gui' });
  field.value = JSON.stringify({ address: pathname + search, entries });
  signingOut.append(field);
}

document.addEventListener('input', ({ target }) => {
  typed = /** @type {HTMLInputElement} */ (target).form ?? typed;
});

document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || form.method !== 'post') return;
  sent = form;
  if (told) told.hidden = true;
  if (new URL(form.action).pathname === SIGN_OUT) carry(form);
  if (navigator.onLine) return;
  event.preventDefault();
  tell();
});

navigator.serviceWorker?.addEventListener('message', ({ data }) => data === 'network-lost' && tell());
void navigator.serviceWorker?.register('/keep-page.js').catch(() => {});
