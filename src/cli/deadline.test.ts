import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { deadlineCommand } from './deadline.ts';

/** What the command printed, and its exit code. */
async function run(...argv: string[]): Promise<{ out: string; err: string; code: number }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await deadlineCommand(argv, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
  });
  return { out: out.join(''), err: err.join(''), code };
}

const friday = ['--from', '2026-11-20T14:00:00+07:00'];

test('motcua deadline prints the sentence and its steps', async () => {
  const { out, code } = await run(...friday, '--term', '5wd');
  assert.equal(code, 0);
  assert.match(out, /^Hạn trả 17:00 thứ Hai 30\/11\/2026: 5 ngày làm việc từ thứ Sáu 20\/11/);
  assert.match(out, /\n {2}Nghỉ: 24\/11\/2026 \(Ngày Văn hóa Việt Nam\)\n/);
});

test('motcua deadline --json prints due, dueDate, provisional, explanation and steps', async () => {
  const { out, code } = await run(...friday, '--term', '5wd', '--json');
  assert.equal(code, 0);
  const found = JSON.parse(out);
  assert.equal(found.due, '2026-11-30T17:00:00+07:00');
  assert.equal(found.dueDate, '2026-11-30');
  assert.equal(found.provisional, false);
  assert.match(found.explanation, /^Hạn trả/);
  assert.ok(found.steps.length > 3);
});

test('motcua deadline takes pauses, restarts, a regime and a language', async () => {
  const due = async (...more: string[]) =>
    JSON.parse((await run(...friday, '--term', '5wd', '--json', ...more)).out).due;
  const pause = '2026-11-23T07:30:00+07:00..2026-11-23T17:00:00+07:00';
  assert.equal(await due('--pause', pause), '2026-12-01T17:00:00+07:00');
  assert.equal(await due('--pause', pause, '--pause', pause), '2026-12-01T17:00:00+07:00');
  assert.equal(await due('--restart', '2026-11-25T10:00:00+07:00'), '2026-12-02T17:00:00+07:00');
  assert.equal(await due('--restart=2026-11-25T03:00:00Z', '--regime', 'portal'), '2026-11-30T17:00:00+07:00');
  assert.match((await run(...friday, '--term', '5wd', '--lang', 'en')).out, /^Due 17:00 Monday 30 November 2026/);
});

test('motcua deadline refuses what it cannot read, in one sentence and with exit code 2', async () => {
  const cases: [string[], string][] = [
    [['--term', '5wd'], 'option-missing'],
    [friday, 'option-missing'],
    [[...friday, '--term', '0wd'], 'term-not-positive'],
    [[...friday, '--term', '-5wd'], 'term-not-positive'],
    [[...friday, '--term', '5weeks'], 'term-unreadable'],
    [['--from', '2026-11-20T14:00:00', '--term', '5wd'], 'moment-unreadable'],
    [['--from', '2026-02-30T14:00:00+07:00', '--term', '5wd'], 'moment-unreadable'],
    [[...friday, '--term', '5wd', '--regime', 'king'], 'regime-unknown'],
    [[...friday, '--term', '5wd', '--pause', 'x'], 'pause-unreadable'],
    [[...friday, '--term', '5wd', '--pause', '2026-11-25T10:00:00+07:00..2026-11-24T10:00:00+07:00'], 'pause-reversed'],
    [[...friday, '--term', '5wd', '--restart', '2026-11-19T10:00:00+07:00'], 'restart-before-start'],
    [[...friday, '--term', '5wd', '--calendar', '/nowhere.json'], 'calendar-unreadable'],
    [[...friday, '--term', '5wd', '--colour'], 'option-unknown'],
    [[...friday, '--term', '5wd', '--lang', 'fr'], 'option-unknown'],
    [[...friday, '--term', '5wd', 'tomorrow'], 'option-unknown'],
    [[...friday, '--term'], 'option-without-value'],
    [['--from', '1900-11-20T14:00:00+07:00', '--term', '5wd'], 'calendar-does-not-reach'],
  ];
  for (const [argv, code] of cases) {
    const json = await run(...argv, '--json');
    assert.equal(json.code, 2, code);
    const { error } = JSON.parse(json.out);
    assert.equal(error.code, code);
    assert.ok(error.vi.length > 10 && error.en.length > 10 && !/\{\w+\}/.test(error.vi + error.en), error.vi);
    const plain = await run(...argv);
    assert.deepEqual([plain.code, plain.out, plain.err], [2, '', `${error.vi}\n`]);
  }
});

test('motcua deadline speaks the language of the commands unless told otherwise', async () => {
  const said = async (...more: string[]) => {
    const err: string[] = [];
    const io = { stdout: { write: () => {} }, stderr: { write: (text: string) => err.push(text) } };
    await deadlineCommand(more, io, 'en');
    return err.join('');
  };
  assert.match(await said(), /--from is missing/);
  assert.match(await said('--lang', 'vi'), /Thiếu --from/);
});

test('motcua deadline --calendar reckons with another office’s calendar, and says where a bad one is wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-deadline-'));
  try {
    const file = join(folder, 'lich.json');
    const data = JSON.parse(readFileSync(new URL('../../data/calendar/holidays.json', import.meta.url), 'utf8'));
    writeFileSync(file, JSON.stringify({ ...data, daysOff: [] }));
    const { out } = await run(...friday, '--term', '5wd', '--json', '--calendar', file);
    assert.equal(JSON.parse(out).due, '2026-11-27T17:00:00+07:00');
    writeFileSync(file, JSON.stringify({ ...data, knownTo: 'never' }));
    assert.match((await run(...friday, '--term', '5wd', '--calendar', file)).err, /sai ở knownTo: "never"/);
    writeFileSync(file, '{');
    assert.equal((await run(...friday, '--term', '5wd', '--calendar', file)).code, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
