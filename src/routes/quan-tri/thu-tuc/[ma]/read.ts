import type { Publication, Withdrawal } from '#procedure/index.ts';
import { readDate } from '#ui/fields.ts';
import { type Language, languages } from '#words/index.ts';
import { text } from '../../../forms.ts';

type Read<T> =
  | { readonly wish: T; readonly boxOf: (code: string) => string }
  | { readonly wrong: { readonly id: string; readonly why: string } };

/** The decision that publishes a version, as typed; an empty number is the act's to refuse. */
export function readPublication(form: FormData, language: Language): Read<Omit<Publication, 'code'>> {
  const { date } = readDate(form, 'ngay-quyet-dinh');
  if (!date) return { wrong: { id: 'ngay-quyet-dinh', why: languages[language].procedureWriting.dayMissing } };
  const decision = { number: text(form, 'quyet-dinh'), date, signer: text(form, 'nguoi-ky') || null };
  return {
    wish: { version: Number(text(form, 'phien-ban')) || 0, decision },
    boxOf: (code) => (code === 'decision-in-future' ? 'ngay-quyet-dinh' : 'quyet-dinh'),
  };
}

/** Which version is abolished from when, and by which decision. */
export function readWithdrawal(form: FormData, language: Language): Read<Omit<Withdrawal, 'code'>> {
  const { dayMissing } = languages[language].procedureWriting;
  const { date } = readDate(form, 'ngay-bai-bo');
  if (!date) return { wrong: { id: 'ngay-bai-bo', why: dayMissing } };
  const { date: from } = readDate(form, 'bai-bo-tu');
  if (!from) return { wrong: { id: 'bai-bo-tu', why: dayMissing } };
  const decision = { number: text(form, 'quyet-dinh-bai-bo'), date };
  return {
    wish: { version: Number(text(form, 'phien-ban')) || 0, from, decision },
    boxOf: (code) => (code === 'withdrawal-too-early' ? 'bai-bo-tu' : 'quyet-dinh-bai-bo'),
  };
}
