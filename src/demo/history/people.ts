import type { Instant } from '#kernel/time.ts';
import type { Random } from './random.ts';

/** Somebody invented: name, number and telephone belong to nobody. */
export interface Invented {
  readonly id: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly number: string;
  readonly birth: string;
  readonly phone: string;
}

const FAMILIES = 'Nguyễn Trần Lê Phạm Huỳnh Võ Phan Trương Bùi Đặng Đỗ Ngô Hồ Dương Đinh Lý Đoàn Tạ Mai Cao'.split(' ');
const MIDDLES = {
  male: 'Văn Hữu Đức Minh Quang Thanh Công Xuân Ngọc Quốc Trọng Đình Tấn Hoàng'.split(' '),
  female: 'Thị Ngọc Thu Kim Mỹ Thanh Bích Hồng Như Phương Diệu Thùy'.split(' '),
};
const GIVEN = {
  male: 'An Bình Cường Dũng Đạt Hải Hùng Khánh Lâm Long Nam Phong Phúc Quân Sơn Tài Thành Thắng Tiến Trung Tuấn Việt Vinh'.split(
    ' ',
  ),
  female:
    'Ánh Chi Dung Giang Hà Hạnh Hiền Hoa Hương Lan Liên Linh Loan Mai Nga Ngân Nhung Oanh Phượng Thảo Trang Vân Yến'.split(
      ' ',
    ),
};

export function inventName(dice: Random, sex: 'male' | 'female'): string {
  return `${dice.pick(FAMILIES)} ${dice.pick(MIDDLES[sex])} ${dice.pick(GIVEN[sex])}`;
}

const FIRST_YEAR = 1950;
const YEARS = 55;
/** Serials no person of the demonstration's own has. */
export const FIRST_SERIAL = 900_000;

/**
 * The person with that place in the row: no two places have the same number. The number tells sex and year of birth
 * as a real one does (Thông tư 07/2016/TT-BCA Đ7), from serial 900000 on.
 */
export function inventPerson(place: number, at: Instant, dice: Random): Invented {
  const kind = place % (YEARS * 2);
  const year = FIRST_YEAR + (kind >> 1);
  const sex = kind % 2 === 0 ? 'male' : 'female';
  const century = (year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0);
  const serial = FIRST_SERIAL + Math.floor(place / (YEARS * 2));
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    id: dice.uuid(at),
    name: inventName(dice, sex),
    sex,
    number: `051${century}${two(year % 100)}${serial}`,
    birth: `${year}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`,
    phone: `09${String(dice.between(0, 99_999_999)).padStart(8, '0')}`,
  };
}

/** The first place whose number is beyond that serial, the highest that was given; null: none was. */
export const placeBeyond = (serial: string | null): number =>
  serial === null ? 0 : (Number(serial) - FIRST_SERIAL + 1) * YEARS * 2;

/** How many there can be: serials have six digits. */
export const MOST_PEOPLE = (1_000_000 - FIRST_SERIAL) * YEARS * 2;
