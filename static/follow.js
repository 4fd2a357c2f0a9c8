// Keeps a page in step with its line: when something changed it is fetched again and its live parts take their new words.
// Without this file the page asks by itself every few seconds (meta refresh).
const root = document.querySelector('[data-follow]');
let asked = false;

async function renew() {
  if (asked) return;
  asked = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(part.id);
      if (next && next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
    }
  } finally {
    asked = false;
  }
}

if (root) {
  const source = new EventSource(`${root.dataset.follow}?tu=${root.dataset.revision ?? 0}`);
  source.addEventListener('message', renew);
  // Expected waits and opening hours change with the clock alone.
  setInterval(renew, 60_000);
}

const kiosk = document.querySelector('[data-return]');
if (kiosk) {
  window.print();
  setTimeout(() => location.assign(kiosk.dataset.return), 25_000);
}
