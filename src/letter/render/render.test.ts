import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { sampleLetter } from '../../../tests/world/letters.ts';
import { type LetterKind, type Letters, letterKinds, views } from '../rules/letters.ts';
import { openPress } from './press.ts';
import { closePress, render } from './render.ts';

const asOf = parseInstant('2026-11-20T14:00:00+07:00') as Instant;
const folder = mkdtempSync(join(tmpdir(), 'motcua-letter-'));
after(async () => {
  await closePress();
  rmSync(folder, { recursive: true, force: true });
});

/** poppler-utils; without it the text cannot be read back, and those tests say so. */
const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
const needs = poppler ? {} : { skip: 'pdftotext is not installed: apt-get install poppler-utils' };

const squeezed = (text: string) => text.normalize('NFC').replace(/[\s\u200b]+/g, '');

/** In the order it stands in the file, which is the order it is read aloud. */
function textOf(pdf: Uint8Array): string {
  const path = join(folder, 'letter.pdf');
  writeFileSync(path, pdf);
  return squeezed(execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }));
}

const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(strings) : [];

/** The words a letter is given, without what is printed in capitals or not at all. */
const words = <K extends LetterKind>(kind: K, facts: Letters[K]) => {
  const { head, title, authority, signer, ...view } = views[kind](facts) as Record<string, unknown>;
  // A drawing is looked at, not read: what it says stands in the table beneath it.
  return strings(view)
    .filter((one) => !one.startsWith('<svg'))
    .map(squeezed);
};

for (const kind of letterKinds) {
  test(`the letter ${kind} prints every word it is given, for the archive and for a reader`, needs, async () => {
    const pdf = await render(kind, sampleLetter(kind), { asOf });
    const text = textOf(pdf);
    const lost = words(kind, sampleLetter(kind)).filter((one) => !text.includes(one));
    assert.deepEqual(lost, []);
    assert.ok(!text.includes('\u25a1'));
    // A form of TT 09/2026 begins with its own number instead; figures for a supervisor are no office's letter.
    const first =
      { 'statutory-report': 'Biểu số', 'oversight-report': 'SỐ LIỆU PHỤC VỤ' }[kind as string] ??
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
    const at = text.indexOf(squeezed(first));
    assert.ok(at >= 0 && at < 120);
    // PDF/UA-1 refuses what a screen reader would stumble over.
    assert.ok((await render(kind, sampleLetter(kind), { asOf }, 'ua-1')).length > 10_000);
  });
}

test('the parts of a receipt are read in their order', needs, async () => {
  const text = textOf(await render('receipt', sampleLetter('receipt'), { asOf }));
  const order = [
    'TRUNG TÂM PHỤC VỤ',
    'CỘNG HÒA',
    'Số: 0014',
    'Quảng Ngãi, ngày 20',
    'GIẤY TIẾP NHẬN',
    'Tiếp nhận hồ sơ của',
  ];
  const places = [
    ...order,
    '1. Thành phần',
    '2. Số lượng',
    '5. Thời gian trả',
    '7. Phí',
    'NGƯỜI NỘP',
    'NGƯỜI TIẾP',
  ].map((part) => text.indexOf(squeezed(part)));
  assert.ok(
    places.every((place, index) => place > (places[index - 1] ?? -1)),
    places.join(' '),
  );
});

test('the same facts and moment give the same bytes, in another thread too', async () => {
  const first = await render('receipt', sampleLetter('receipt'), { asOf });
  const again = await render('receipt', sampleLetter('receipt'), { asOf });
  await closePress();
  const later = await render('receipt', sampleLetter('receipt'), { asOf });
  assert.ok(Buffer.from(first).equals(again));
  assert.ok(Buffer.from(first).equals(later));
});

const answer = (value: string): Letters['declaration'] => ({
  ...sampleLetter('declaration'),
  sections: [{ title: 'Thử', answers: [{ label: value, value }] }],
});

test('every Vietnamese letter has its sign, in both weights and cases', needs, async () => {
  const vowels = [...'aăâeêioôơuưy'].flatMap((vowel) =>
    ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((mark) => vowel + mark),
  );
  const small = [...vowels, 'đ'].join(' ').normalize('NFC');
  const all = `${small} ${small.toUpperCase()}`;
  assert.equal(textOf(await render('declaration', answer(all), { asOf })).split(squeezed(all)).length - 1, 2);
});

test('what people write stays what they wrote', needs, async () => {
  const hostile = '#eval("1") *đậm* _x_ $x^2$ <script>alert(1)</script> ` @lan // /* \\u{41} [x] "y" = - + 1.';
  assert.ok(textOf(await render('declaration', answer(hostile), { asOf })).includes(squeezed(hostile)));
});

test('a letter the face lacks gets a mark and keeps nobody from a receipt', needs, async () => {
  const odd = 'Nguyễn 漢 😀 \u0000\u202e\ud800 ย';
  assert.ok(textOf(await render('declaration', answer(odd), { asOf })).includes('Nguyễn\u25a1\u25a1'));
});

test('a long list runs over pages with its heading and numbered pages', needs, async () => {
  const receipt = sampleLetter('receipt');
  const papers = Array.from(
    { length: 90 },
    (_, index) => ({ name: `Giấy tờ thứ ${index + 1}`, kind: 'copy', quantity: 1 }) as const,
  );
  const text = textOf(await render('receipt', { ...receipt, papers }, { asOf }));
  assert.ok(text.split('STTTêngiấytờ').length - 1 >= 3);
  assert.ok(text.includes('Giấytờthứ90'));
});

test('a press that was idle, closed or given a broken letter prints the next one', async () => {
  const press = openPress(1);
  const order = { template: 'register', seconds: 0, standard: 'a-2a' } as const;
  const data = JSON.stringify(views.register(sampleLetter('register')));
  const broken = press.print({ ...order, data: '{}' });
  const good = press.print({ ...order, data });
  await assert.rejects(broken, /Letter register/);
  const first = await good;
  const cut = press.print({ ...order, data });
  const refused = assert.rejects(cut, /was ended/);
  await press.close();
  await refused;
  assert.deepEqual(await press.print({ ...order, data }), first);
  await press.close();
});
