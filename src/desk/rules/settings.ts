import { type Outcome, ok, refused } from '#kernel/outcome.ts';

export const PURPOSES = ['file', 'collect', 'ask'] as const;
export type SeriesPurpose = (typeof PURPOSES)[number];

/** What numbers of one letter are for. */
export interface Series {
  readonly letter: string;
  readonly purpose: SeriesPurpose;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly hintVi: string;
  readonly hintEn: string;
}

export interface Counter {
  readonly number: number;
  /** Letters it calls from. */
  readonly series: readonly string[];
}

export interface CounterSettings {
  readonly givesNumbers: boolean;
  readonly priorityRun: number;
  readonly series: readonly Series[];
  readonly counters: readonly Counter[];
}

/** What a centre begins with; its head changes it. */
export const USUAL: CounterSettings = {
  givesNumbers: false,
  priorityRun: 2,
  series: [
    {
      ...{ letter: 'A', purpose: 'file', nameVi: 'Nộp hồ sơ', nameEn: 'File a dossier' },
      ...{ hintVi: 'Nộp mới hoặc bổ sung giấy tờ', hintEn: 'A new dossier, or papers to add' },
    },
    {
      ...{ letter: 'B', purpose: 'collect', nameVi: 'Nhận kết quả', nameEn: 'Collect a result' },
      ...{ hintVi: 'Mang theo giấy hẹn', hintEn: 'Bring your receipt' },
    },
    {
      ...{ letter: 'C', purpose: 'ask', nameVi: 'Hỏi, được hướng dẫn', nameEn: 'Ask for guidance' },
      ...{ hintVi: 'Chưa rõ phải làm gì, cần người giúp', hintEn: 'Not sure what to do, or need help' },
    },
  ],
  counters: [
    { number: 1, series: ['A', 'C'] },
    { number: 2, series: ['A', 'B'] },
  ],
};

const MOST_COUNTERS = 99;
const whole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
const unlike = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** Whether a centre can work so: letters and counters once each, named, and every letter called by some counter. */
export function checkSettings(wish: CounterSettings): Outcome<CounterSettings> {
  const letters = wish.series.map(({ letter }) => letter);
  const wrong = wish.series.find(
    ({ letter, nameVi, nameEn }) => !/^[A-Z]$/.test(letter) || !nameVi.trim() || !nameEn.trim(),
  );
  if (wrong || letters.length === 0 || !unlike(letters))
    return refused('counter-series-wrong', { letter: wrong?.letter ?? '' });
  if (!unlike(wish.counters.map(({ number }) => number)) || !whole(wish.priorityRun, 1, 9))
    return refused('counter-number-wrong');
  const bad = wish.counters.find(
    ({ number, series }) =>
      !whole(number, 1, MOST_COUNTERS) || series.length === 0 || series.some((one) => !letters.includes(one)),
  );
  if (bad) return refused('counter-number-wrong', { counter: bad.number });
  const alone = letters.find((letter) => !wish.counters.some(({ series }) => series.includes(letter)));
  return alone ? refused('counter-series-alone', { letter: alone }) : ok(wish);
}
