// One box for all lines of a list: it ticks them, and shows whether all, some or none are ticked. Without script it is not there.
const place = () => document.querySelector('[data-choose-all]');
const all = () => /** @type {HTMLInputElement | null} */ (place()?.querySelector('input') ?? null);
const lines = () =>
  /** @type {HTMLInputElement[]} */ ([
    ...(place()?.closest('form')?.querySelectorAll('tbody input[type=checkbox]') ?? []),
  ]);

function show() {
  const box = all();
  if (!box) return;
  const ticked = lines().filter((line) => line.checked).length;
  box.checked = ticked > 0 && ticked === lines().length;
  box.indeterminate = ticked > 0 && !box.checked;
  place()?.removeAttribute('hidden');
}

document.addEventListener('change', ({ target }) => {
  const box = all();
  if (box && target === box) for (const line of lines()) line.checked = box.checked;
  else show();
});
// Back from the preview the browser gives the lines their ticks again.
addEventListener('pageshow', show);
// The list was put in anew (queues.js).
document.addEventListener('motcua-list', show);
show();
