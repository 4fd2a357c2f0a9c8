import { findDeadline, nationalCalendar } from '#deadline/index.ts';
import type { Access } from '#identity/index.ts';
import { readDate } from '#ui/fields.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = ({ url, locals }) => {
  const asked = url.searchParams;
  const typed = (name: string) => asked.get(name)?.trim() ?? '';
  const { parts, wrong } = readDate(asked, 'ngay');
  const form = { time: typed('gio'), amount: typed('thoi-han'), unit: typed('don-vi') || 'wd', date: parts };
  if (!asked.has('don-vi')) return { ...form, wrongDate: [], errors: [] };
  const found = findDeadline(
    { ngay: `${parts.day}/${parts.month}/${parts.year}`, gio: form.time, 'thoi-han': form.amount, 'don-vi': form.unit },
    nationalCalendar(),
    locals.language,
  );
  return { ...form, wrongDate: wrong, ...found };
};
