import type { Box, Line } from '#files/ocr.ts';
import { type Field, isDay, readDay } from './fields.ts';

/** What a program read for a field, and where: never a fact until an officer says so. */
export interface Reading {
  readonly field: Field;
  /** As it is kept: days as 2026-12-01. */
  readonly value: string;
  readonly page: number;
  readonly box: Box;
  /** 0 to 100 as the program judges itself; of a square code, which has its own check, 100. */
  readonly confidence: number;
  readonly from: 'ocr' | 'qr';
}

export interface ReadPage {
  readonly page: number;
  readonly lines: readonly Line[];
}

const DAY = String.raw`(?:ngày\s+)?(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})`;
const dayIn = (text: string, after: RegExp): string | undefined => {
  const [, day, month, year] = new RegExp(after.source + DAY, 'iu').exec(text) ?? [];
  return year && readDay(`${day}/${month}/${year}`);
};

/** The right half of the head of a document (NĐ 30/2020, annex I) is read into the same line as the left. */
const leftHalf = (text: string): string => text.replace(/\s*[-_–]*\s*(CỘNG HÒA|CỘNG HOÀ|Độc lập).*$/u, '').trim();
const isCapitals = (text: string): boolean => text.length > 5 && text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);

const ISSUERS =
  /^(ỦY BAN|UỶ BAN|BỘ|SỞ|CHI CỤC|CỤC|TỔNG CỤC|PHÒNG|CÔNG AN|TÒA ÁN|TOÀ ÁN|VĂN PHÒNG|TRUNG TÂM|BAN|BẢO HIỂM|BỆNH VIỆN|TRƯỜNG)\s/u;
const TITLES =
  /^(GIẤY|QUYẾT ĐỊNH|BẰNG|CHỨNG|HỢP ĐỒNG|ĐƠN|BẢN|PHIẾU|TRÍCH LỤC|TỜ KHAI|VĂN BẢN|THẺ|BIÊN BẢN|XÁC NHẬN|THÔNG BÁO)(\s|$)/u;
/** The head of a page: names of agencies below it are spoken of, not speaking. */
const HEAD = 0.25;

const sentence = (capitals: string): string => {
  const low = capitals.toLowerCase();
  return low.charAt(0).toUpperCase() + low.slice(1);
};

type Rule = (line: Line, page: ReadPage) => string | undefined;

const RULES: Readonly<Partial<Record<Field, Rule>>> = {
  number: ({ text }) =>
    /^\s*(?:Số|SỐ|Mã số)(?:\s*(?:GCN|giấy|seri))?\s*[:.]\s*([\p{L}\d][\p{L}\d./-]*\d*[\p{L}\d./-]*)/u.exec(text)?.[1],
  issuedOn: ({ text }) =>
    /sinh/iu.test(text)
      ? undefined
      : (dayIn(text, /ngày cấp\s*:?\s*/) ?? dayIn(text, /^(?:số.*\s)?[\p{L}\s.-]{2,40},\s*ngày\s+/u)),
  validTo: ({ text }) => dayIn(text, /(?:giá trị|hiệu lực|thời hạn|có hạn)[^\d]{0,40}?đến(?: hết)?\s*/u),
  issuer: ({ text, box }) => {
    const said = /^(?:Nơi cấp|Cơ quan cấp)\s*:\s*(.{4,120})$/iu.exec(text)?.[1];
    const left = leftHalf(text);
    return said ?? (box.y < HEAD && isCapitals(left) && ISSUERS.test(left) ? left : undefined);
  },
  abstract: ({ text }) => (isCapitals(text) && TITLES.test(text) ? sentence(text.replace(/[:.]$/, '')) : undefined),
};

/** Of several the last in the head is who speaks: the agency above it stands first. Everything else is what stands first. */
const LAST: ReadonlySet<Field> = new Set(['issuer']);

/** What the lines of a paper propose for its fields, at most one for each. */
export function proposalsIn(pages: readonly ReadPage[]): Reading[] {
  return (Object.keys(RULES) as Field[]).flatMap((field): Reading[] => {
    const found = pages.flatMap((page) =>
      page.lines.flatMap((line): Reading[] => {
        const value = RULES[field]?.(line, page);
        if (!value || (isDay(field) && !readDay(value))) return [];
        const { box, confidence } = line;
        return [{ field, value, page: page.page, box, confidence: Math.round(confidence), from: 'ocr' }];
      }),
    );
    const one = LAST.has(field) ? found.findLast(({ page }) => page === found[0]?.page) : found[0];
    return one ? [one] : [];
  });
}
