import { agencyMeant, type Reorganisation, type Successor } from '#agency/index.ts';
import type { Refused } from '#kernel/outcome.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text } from '../../../../forms.ts';

const ROWS = [1, 2, 3] as const;

interface Wrong {
  readonly wrong: { readonly id: string; readonly why: string | Refused };
}

/** An ending as the form gives it, or the first field that is wrong. */
export async function readEnding(
  { app, language }: App.Locals,
  form: FormData,
  agency: string,
): Promise<{ readonly wish: Reorganisation } | Wrong> {
  const words = languages[language].agency.manage;
  const day = readDate(form, 'ngay').date;
  const basis = text(form, 'can-cu');
  if (!day) return { wrong: { id: 'ngay', why: words.fromMissing } };
  if (basis.length < 5) return { wrong: { id: 'can-cu', why: words.basisMissing } };
  const successors: Successor[] = [];
  for (const row of ROWS) {
    const [typed, matter] = [text(form, `ke-thua-${row}`), text(form, `viec-${row}`)];
    if (!typed) continue;
    const meant = await agencyMeant(app.read, app.realm, typed, day);
    if (!meant.ok) return { wrong: { id: `ke-thua-${row}`, why: meant } };
    successors.push({ code: meant.value, ...(matter ? { matter } : {}) });
  }
  return { wish: { agency, day, basis, successors } };
}

/** The field that the act's refusal is about. */
export function wrongOf({ code, facts }: Refused, { successors }: Reorganisation): string {
  if (code === 'unit-unknown')
    return `ke-thua-${Math.max(1, successors.findIndex((one) => one.code === facts['unit']) + 1)}`;
  return code === 'successor-needed' ? 'ke-thua-1' : 'ngay';
}
