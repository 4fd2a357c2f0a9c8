import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startPostgres } from '#db/embedded.ts';
import { importData } from '#db/import.ts';
import { migrate } from '#db/migrate.ts';
import { connectOnce, openDatabase } from '#db/pool.server.ts';
import { localDate, systemClock } from '#kernel/time.ts';
import { catalogueImporter, findProcedures, proceduresImporter, substitutionsImporter } from '#procedure/index.ts';
import { median, round, share, spread } from './load.ts';
import { asked, tell } from './say.ts';

/**
 * How long a search of the whole catalogue takes: `node bench/catalogue-search.ts [--database URL] [--out FILE]`. Makes and drops a
 * database `motcua_bench_catalogue` on that server, imports data/, asks 200 questions as people type them, and prints
 * percentiles beside those of `select 1` over the same connection: a ratio says more than milliseconds of a busy machine.
 */
const terms = asked({ database: process.env['DATABASE_URL'] ?? '' });
const given = terms.database || undefined;
const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
// Without an address: a server of its own, on the disk and durable like the program's.
const own = given ? undefined : await startPostgres({ directory: join(folder, 'postgres') });
const base = given ?? (own as EmbeddedPostgres).url;
const name = 'motcua_bench_catalogue';
const at = (database: string) => Object.assign(new URL(base), { pathname: `/${database}` }).href;

async function onServer(sql: string): Promise<void> {
  const client = await connectOnce(at('postgres'));
  await client.query(sql).finally(() => client.end());
}

const WORDS = [
  ...[
    'khai sinh',
    'làm giấy khai sinh',
    'đăng ký kết hôn',
    'dang ky tau ca',
    'sổ đỏ',
    'hộ khẩu',
    'căn cước',
    'lý lịch',
  ],
  ...['mở quán cà phê', 'giấy phép xây dựng', 'xin phép xây nhà', 'trợ cấp người cao tuổi', 'bằng lái xe', 'hộ chiếu'],
  ...['chứng thực bản sao', 'an toàn thực phẩm', 'thủy sản', 'đất đai', 'quyền sử dụng đất', 'đăng ký doanh nghiệp'],
  ...['giấy phép', 'cấp lại giấy chứng nhận', 'thuế', 'hải quan', 'nhập khẩu hàng hóa', 'khám bệnh chữa bệnh', 'dược'],
  ...['1.001193', '1003650', 'bảo hiểm xã hội', 'thai sản', 'thất nghiệp', 'mai táng', 'liệt sĩ', 'chuyển trường'],
  ...[
    'khia sinh',
    'khai sinhs',
    'ddang kys keets hoon',
    'giay phep khai thac thuy sna',
    'ho kinh daonh',
    'dangkytauca',
  ],
  ...[
    'lý lịhc tư pháp',
    'giaays pheps laais xe',
    'zzzz qqqq',
    'khai sinh lưu động bằng máy bay',
    'karaoke',
    'quảng cáo',
    '',
  ],
  ...['người lao động nước ngoài', 'xây dựng công trình cấp III', 'giám hộ', 'con nuôi', 'tạm trú'],
];
const EVENTS = ['sinh-con', 'tau-ca-nghe-bien', 'nha-dat-xay-dung', 'huu-tri-tro-cap'];
const FILTERS = [{}, { level: 'XA' }, { field: 'Hộ tịch' }, { service: 'TOAN_TRINH' }];

const questions = Array.from({ length: 200 }, (_, index) => ({
  typed: index % 25 === 24 ? '' : (WORDS[index % WORDS.length] as string),
  ...(index % 25 === 24 ? { event: EVENTS[((index / 25) % EVENTS.length) | 0] } : {}),
  ...(index % 7 === 6 ? FILTERS[index % FILTERS.length] : {}),
  offset: index % 11 === 10 ? 20 : 0,
}));

/** Milliseconds of each time, in the order asked. */
async function timed(times: number, act: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const began = performance.now();
    await act(index);
    taken.push(performance.now() - began);
  }
  return taken;
}

await onServer(`drop database if exists ${name}`);
await onServer(`create database ${name}`);
await migrate(at(name), 'migrations');
const db = openDatabase(at(name));
const app = { db, clock: systemClock, realm: 'H48', reactions: new Set<string>() };
for (const importer of [catalogueImporter, proceduresImporter, substitutionsImporter]) {
  const imported = await importData(app, importer, 'data');
  if (!imported.ok) throw new Error(JSON.stringify(imported));
}
const reader = db.forRealm('H48');
const fixed = {
  realm: 'H48',
  viewer: { officer: false },
  date: localDate('2026-11-21'),
  province: 'Quảng Ngãi',
  limit: 20,
};
const ask = (index: number) =>
  findProcedures(reader, { ...fixed, ...(questions[index % questions.length] as (typeof questions)[number]) });

await timed(questions.length, ask);
const one = await timed(400, () => reader.query('select 1'));
const ROUNDS = 4;
const search = await timed(questions.length * ROUNDS, ask);
// Each question's best time is what it costs; the rest is what else the machine was doing.
const best = questions.map((_, index) =>
  Math.min(...Array.from({ length: ROUNDS }, (_, round) => search[round * questions.length + index] as number)),
);
const p95 = share(search, 0.95);
tell(
  {
    milliseconds: { 'select 1': spread(one), search: spread(search), bestOfRounds: spread(best) },
    ratioToSelect1: round(p95 / median(one)),
  },
  terms,
);
await db.close();
await onServer(`drop database ${name}`);
await own?.stop();
rmSync(folder, { recursive: true, force: true });
