import type { FileStore } from '#files/store.ts';
import type { KeptFile } from './life.ts';

/** Papers of invented people are few and shared: the store keeps each content once. */
const FILES = 48;
const NAMES = ['don-de-nghi.pdf', 'ban-sao.pdf', 'giay-xac-nhan.pdf', 'hop-dong.pdf', 'ban-ve.pdf', 'can-cuoc.pdf'];

/** A PDF of one page that says `text` (ASCII), with a right cross-reference table. */
export function plainPdf(text: string): Buffer {
  const content = `BT /F1 14 Tf 72 760 Td (${text.replace(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.7\n';
  const table = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\n`;
  return Buffer.from(`${file}startxref\n${start}\n%%EOF\n`, 'latin1');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The papers that invented dossiers carry, kept in the store: what a dossier names can be opened. */
export async function filesOf(store: FileStore): Promise<KeptFile[]> {
  const files: KeptFile[] = [];
  for (let place = 0; place < FILES; place += 1) {
    const done = await store.put(once(plainPdf(`Giay to minh hoa so ${place + 1}`)), {
      limit: 100_000,
      accept: ['pdf'],
    });
    if (!done.ok) throw new Error(done.code);
    const name = NAMES[place % NAMES.length] as string;
    files.push({ ...done.value, name });
  }
  return files;
}
