import type { FileStore } from '#files/store.ts';
import { instantOf, localDate } from '#kernel/time.ts';
import { render } from '#letter/index.ts';
import type { KeptFile } from './life.ts';

/** Papers of invented people are few and shared: the store keeps each content once. */
const FILES = 48;
const TITLES = [
  'Giấy xác nhận',
  'Bản sao',
  'Giấy chứng nhận',
  'Biên bản kiểm tra',
  'Hợp đồng',
  'Văn bản chấp thuận',
] as const;
/** The same bytes at every start: what a run leaves in the trail can be compared with another's. */
const PRINTED = localDate('2025-07-01');

/** A page with a true letterhead and no true content, marked at its foot as made for the demonstration. */
function printed(title: string, number: number): Promise<Uint8Array> {
  return render(
    'decision',
    {
      ...{ title, subject: 'Giấy tờ minh họa của tỉnh mẫu, không có giá trị pháp lý', isDemo: true },
      head: { agency: 'Cơ quan cấp giấy (mẫu)', number: `${number}/GM`, place: 'Quảng Ngãi', date: PRINTED },
      desk: 'Trung tâm Phục vụ hành chính công',
      dossier: {
        ...{ code: `GM-${number}`, procedure: { code: '', name: title } },
        applicant: { kind: 'person', name: 'Người nộp hồ sơ', address: 'Quảng Ngãi' },
      },
      qr: `GM-${number}`,
      ...{ grounds: [], facts: [{ label: 'Số giấy', value: `${number}/GM` }], recipients: ['Người nộp hồ sơ'] },
      paragraphs: [
        {
          text: 'Trang này đứng thay cho giấy tờ mà người dân nộp, để cán bộ thử việc xem giấy bên cạnh tờ khai, số hóa và lưu kho.',
        },
      ],
      signer: { role: ['Người có thẩm quyền'], name: '' },
    },
    { asOf: instantOf(PRINTED) },
  );
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The papers that invented dossiers carry, kept in the store: what a dossier names can be opened. */
export async function filesOf(store: FileStore): Promise<KeptFile[]> {
  const files: KeptFile[] = [];
  for (let number = 1; number <= FILES; number += 1) {
    const title = TITLES[number % TITLES.length] as string;
    const done = await store.put(once(await printed(title, number)), { limit: 500_000, accept: ['pdf'] });
    if (!done.ok) throw new Error(done.code);
    files.push({ ...done.value, name: `${title}.pdf` });
  }
  return files;
}
