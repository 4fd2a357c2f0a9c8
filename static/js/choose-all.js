// One box for all lines of a list: it ticks them, and shows whether all, some or none are ticked. Without script it is not there.
const place = document.querySelector('[data-choose-all]');
const all = /** @type {HTMLInputElement | null} */ (place?.querySelector('input') ?? null);
const lines = /** @type {HTMLInputElement[]} */ ([
  ...(place?.closest('form')?.querySelectorAll('tbody input[type=checkbox]') ?? []),
]);

function show() {
  if (!all) return;
  const ticked = lines.filter((line) => line.checked).length;
  all.checked = ticked === lines.length;
  all.indeterminate = ticked > 0 && ticked < lines.length;
}

all?.addEventListener('change', () => {
  for (const line of lines) line.checked = all.checked;
});
for (const line of lines) line.addEventListener('change', show);
// Back from the preview the browser gives the lines their ticks again.
addEventListener('pageshow', show);
place?.removeAttribute('hidden');
