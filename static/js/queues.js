import { isAway, onReturn } from './away.js';

// The numbers of the desk follow the work of others without loading the page again. Only numbers change: the list stands
// still, and says when it is no longer what the queue holds. Without script the page is complete as it was loaded.
const EVERY_MS = 10_000;

const nav = document.querySelector('[data-queues]');
const told = document.querySelector('[data-queue-changed]');
const current = nav?.querySelector('[aria-current] [data-queue]')?.getAttribute('data-queue');
const format = new Intl.NumberFormat(document.documentElement.lang);

/** @param {Record<string, number>} counts */
function show(counts) {
  for (const number of nav?.querySelectorAll('[data-queue]') ?? []) {
    const queue = number.getAttribute('data-queue') ?? '';
    const count = counts[queue] ?? 0;
    if (number.getAttribute('data-count') === String(count)) continue;
    number.textContent = format.format(count);
    number.setAttribute('data-count', String(count));
    number.closest('a')?.classList.toggle('none', count === 0);
    if (queue === current) told?.removeAttribute('hidden');
  }
}

async function ask() {
  if (document.visibilityState !== 'visible' || isAway()) return;
  const answer = await fetch('/can-bo/ho-so/so-luong.json', { headers: { accept: 'application/json' } });
  // A session that ended answers with the sign-in page: the next click leads there, the numbers stay as they are.
  if (answer.ok && !answer.redirected) show(await answer.json());
}

const quietly = () => void ask().catch(() => {});
if (nav) setInterval(quietly, EVERY_MS);
document.addEventListener('visibilitychange', quietly);
onReturn(quietly);
