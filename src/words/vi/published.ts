/** Whether published rates follow from their counts. */
export const published = {
  title: 'Kiểm tra số liệu công bố',
  lead: 'Một tỷ lệ chỉ đáng tin khi tính lại được từ hai số đếm của nó. Nhập số đếm và tỷ lệ đã in trong báo cáo để biết chúng có khớp nhau không.',
  part: 'Tử số',
  partHint: 'Số đạt, ví dụ 183; nhận cả “hơn 2.000”',
  whole: 'Mẫu số',
  wholeHint: 'Tổng số, ví dụ 447',
  rate: 'Tỷ lệ đã in',
  rateHint: 'Ví dụ 38,36 % hoặc “dưới 50 %”; bỏ trống nếu báo cáo không in',
  button: 'Kiểm tra',
  answer: 'Kết quả',
  list: 'Số liệu các tỉnh đã công bố',
  listLead:
    'Tính lại từ số đếm in trong chính báo cáo. Làm tròn đến số chữ số thập phân đã in, từ nửa trở lên thì tăng một đơn vị.',
  source: 'Số liệu trích từ báo cáo do cơ quan nêu tên công bố; chưa có số hiệu của từng báo cáo.',
  column: { what: 'Số liệu', where: 'Nơi, ngày', counts: 'Số đếm', printed: 'Đã in', verdict: 'Kết luận' },
  kind: { follows: 'Khớp', possible: 'Có thể khớp', differs: 'Không khớp', 'no-rate': 'Không có tỷ lệ' },
  notPrinted: 'không in',
  hedged: {
    exact: (rate: string) => rate,
    more: (rate: string) => `hơn ${rate}`,
    least: (rate: string) => `ít nhất ${rate}`,
    less: (rate: string) => `dưới ${rate}`,
    most: (rate: string) => `không quá ${rate}`,
  },
  counts: (part: string, whole: string) => `${part} trên ${whole}`,
  is: (counts: string, value: string) => `${counts} là ${value}`,
  between: (counts: string, low: string, high: string) => `${counts} là từ ${low} đến ${high}`,
  range: (from: string, to: string) => `từ ${from} đến ${to}`,
  verdict: {
    follows: (value: string, printed: string) => `${value}, khớp với ${printed} đã in.`,
    possible: (value: string, printed: string) =>
      `${value}, nên ${printed} đã in có thể đúng nhưng số đếm chưa chứng minh được.`,
    differs: (value: string, printed: string) => `${value}, không ra ${printed} đã in.`,
  },
  noRate: (value: string) => `${value}; không có tỷ lệ đã in để so.`,
  isCut: (printed: string) => `${printed} là bỏ phần lẻ chứ không làm tròn.`,
  partWouldBe: (whole: string, part: string, printed: string) =>
    `Với mẫu số ${whole}, tử số phải là ${part} mới ra ${printed}.`,
  wholeWouldBe: (part: string, whole: string, printed: string) =>
    `Với tử số ${part}, mẫu số phải là ${whole} mới ra ${printed}.`,
  nothingFits: (printed: string) => `Giữ một trong hai số đếm thì không có số nào cho số kia để ra ${printed}.`,
  cli: {
    criteriaUsage: 'Cách dùng: motcua score import-criteria TỆP.json',
    badFile: (file: string, why: string) => `Tệp “${file}” chưa đúng: ${why}`,
    usage: 'Cách dùng: motcua score check-published [TỆP.csv]',
    summary: (all: string, bad: string) => `${all} số liệu, ${bad} không khớp.`,
    unreadable: (file: string) => `Không đọc được tệp “${file}”.`,
    badHeader: (file: string, columns: string) => `Dòng đầu của “${file}” phải là: ${columns}`,
    badLine: (line: string, why: string) => `Dòng ${line}: ${why}`,
  },
} as const;
