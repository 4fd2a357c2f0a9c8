import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoticeFacts } from '#dossier/index.ts';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { languages } from '#words/index.ts';
import { saidFacts } from './facts.ts';
import { NOTICE_KINDS } from './kinds.ts';
import { mailAddress } from './mail-address.ts';
import { mailText } from './mail-text.ts';
import { LOST_MS, nextTry } from './next-try.ts';
import { noticeText } from './text.ts';

const at = (text: string) => parseInstant(text) as Instant;

const facts: NoticeFacts = {
  ...{ person: 'p', unit: null, filer: null, ownerEmail: 'lan@vidu.vn', procedure: 'Đăng ký khai sinh' },
  ...{ holderVi: 'UBND phường Cẩm Thành', holderEn: "People's Committee of Cẩm Thành" },
  ...{ answerDue: at('2026-11-23T09:00:00+07:00'), due: at('2026-11-26T17:00:00+07:00'), closeDue: null, asked: 2 },
  ...{ ground: 'Điều 16 Luật Hộ tịch', endReason: 'Chị Lan đang chữa bệnh X', upheld: false, number: '12/GKS' },
  ...{ oldDue: at('2026-11-24T17:00:00+07:00'), extensionReason: 'thiếu người', returnedHow: null },
  ...{
    visitAt: at('2026-11-25T08:00:00+07:00'),
    visitPlace: 'Sa Huỳnh',
    revokeReason: 'Giấy tờ nộp kèm bị làm giả.',
    correctionReason: 'sai ngày sinh',
  },
};

test('every act has its words, filled in, in both languages', () => {
  for (const kind of NOTICE_KINDS)
    for (const language of ['vi', 'en'] as const) {
      const { title, lines } = noticeText(language, kind, 'H48.1-261120-0001', saidFacts(kind, facts));
      assert.match(title, /H48\.1-261120-0001/);
      assert.ok(lines.length > 0);
      assert.doesNotMatch([title, ...lines].join('\n'), /undefined|null|\{|NaN/, kind);
      if (kind !== 'dossier-withdraw') assert.match(lines.join(), /Đăng ký khai sinh/);
    }
});

test('an officer’s own words are on the page and never in a mail', () => {
  const said = saidFacts('dossier-refuse', facts);
  assert.match(noticeText('vi', 'dossier-refuse', 'H', said).lines.join('\n'), /Lý do: Chị Lan đang chữa bệnh X/);
  const mail = mailText({ kind: 'dossier-refuse', dossier: 'H', facts: said }, 'https://x.example');
  assert.doesNotMatch(mail.text, /chữa bệnh/);
  assert.match(mail.text, /Căn cứ: Điều 16 Luật Hộ tịch\.\nLý do được ghi ở trang hồ sơ\./);
  assert.match(mail.text, /https:\/\/x\.example\/ho-so\/H\n/);
});

test('a notice keeps nothing that it does not say', () => {
  assert.deepEqual(saidFacts('dossier-withdraw', facts), { procedure: 'Đăng ký khai sinh' });
  assert.deepEqual(Object.keys(saidFacts('dossier-accept', facts)).sort(), [
    'holderEn',
    'holderVi',
    'procedure',
    'until',
  ]);
  assert.equal(Object.keys(languages.vi.notice.kinds).length, NOTICE_KINDS.length);
});

test('mail goes only where it may', () => {
  const table: [Parameters<typeof mailAddress>[0], string][] = [
    [{ ownerEmail: null, personEmail: null, consent: 'given' }, 'no-address'],
    [{ ownerEmail: 'a@b.vn', personEmail: null, consent: 'never' }, 'a@b.vn'],
    [{ ownerEmail: 'a@b.vn', personEmail: 'a@b.vn', consent: 'never' }, 'no-consent'],
    [{ ownerEmail: null, personEmail: 'a@b.vn', consent: 'never' }, 'no-consent'],
    [{ ownerEmail: null, personEmail: 'a@b.vn', consent: 'given' }, 'a@b.vn'],
    [{ ownerEmail: 'c@d.vn', personEmail: 'a@b.vn', consent: 'given' }, 'c@d.vn'],
    [{ ownerEmail: 'c@d.vn', personEmail: 'a@b.vn', consent: 'withdrawn' }, 'no-consent'],
    [{ ownerEmail: 'c@d.vn\r\nRCPT', personEmail: null, consent: 'given' }, 'no-address'],
  ];
  for (const [one, expected] of table) {
    const found = mailAddress(one);
    assert.equal('to' in found ? found.to : found.why, expected, JSON.stringify(one));
  }
});

test('what was sent is never tried again, what was put off is, what is under way waits', () => {
  const now = at('2026-11-20T09:00:00+07:00');
  const last = (result: string | null, ago = 0) => ({ seq: 1, beganAt: (now - ago) as Instant, result });
  assert.equal(nextTry({ seq: 0, beganAt: null, result: null }, now), 'try');
  for (const result of ['sent', 'address-refused', 'no-address', 'no-consent', 'no-server'])
    assert.equal(nextTry(last(result), now), 'done', result);
  for (const result of ['put-off', 'server-refused', 'unreachable']) assert.equal(nextTry(last(result), now), 'try');
  assert.equal(nextTry(last(null), now), 'wait');
  assert.equal(nextTry(last(null, LOST_MS + 1), now), 'try');
});
