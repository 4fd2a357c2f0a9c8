const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;

const number = (value: number): string => String(value).replace('.', ',');

/** Sentences of the clock. Dates arrive as days, months and years; times as minutes since midnight written `07:30`. */
export const deadline = {
  /** 1 Monday … 7 Sunday. */
  weekday: (day: number) => WEEKDAYS[day - 1] as string,
  day: (day: string, month: string) => `${day}/${month}`,
  fullDay: (day: string, month: string, year: string) => `${day}/${month}/${year}`,
  hours: (value: number) => `${number(value)} giờ`,
  workingHours: (value: number) => `${number(value)} giờ làm việc`,
  days: (value: number) => `${value} ngày`,
  workingDays: (value: number) => `${value} ngày làm việc`,
  months: (value: number) => `${value} tháng`,
  sameDay: () => 'trả trong ngày làm việc',
  /** A length of time in whole hours and minutes. */
  length: (hours: number, minutes: number) =>
    [hours > 0 ? `${hours} giờ` : '', minutes > 0 || hours === 0 ? `${minutes} phút` : ''].filter(Boolean).join(' '),
  workingLength: (length: string) => `${length} làm việc`,

  due: (time: string, weekday: string, date: string) => `Hạn trả ${time} ${weekday} ${date}`,
  dueProvisional: (time: string, weekday: string, date: string) => `Hạn trả tạm tính ${time} ${weekday} ${date}`,
  fromDay: (term: string, weekday: string, date: string) => `${term} từ ${weekday} ${date}`,
  fromMoment: (term: string, time: string, weekday: string, date: string) => `${term} từ ${time} ${weekday} ${date}`,
  waited: (time: string, weekday: string, date: string) =>
    `bắt đầu tính lúc ${time} ${weekday} ${date} vì nhận ngoài giờ làm việc`,
  nextDay: () => 'chuyển sang ngày làm việc kế tiếp vì nhận sau giờ trả trong ngày',
  restarted: (time: string, weekday: string, date: string) =>
    `tính lại từ đầu khi bổ sung xong lúc ${time} ${weekday} ${date}`,
  restartIgnored: (date: string) => `Cổng Dịch vụ công quốc gia không tính lại từ đầu khi bổ sung xong ngày ${date}`,
  notCounting: (list: string) => `không tính ${list}`,
  countingMakeUp: (list: string) => `có tính ${list}`,
  named: (dates: string, name: string) => `${dates} (${name})`,
  span: (from: string, to: string) => `${from}–${to}`,
  makeUp: (weekday: string, date: string, insteadOf: string) => `${weekday} ${date} (làm bù cho ${insteadOf})`,
  makeUpPlain: (weekday: string, date: string) => `${weekday} ${date} (ngày làm bù)`,
  paused: (length: string, from: string, to: string) => `cộng ${length} tạm dừng từ ${from} đến ${to}`,
  pauseIdle: (from: string, to: string) => `lần tạm dừng từ ${from} đến ${to} không làm đổi hạn`,
  rolled: (date: string, reason: string) => `ngày cuối ${date} là ${reason} nên chuyển sang ngày làm việc kế tiếp`,
  opened: (time: string, date: string) =>
    `hết giờ cuối lúc ${time} ${date} là ngoài giờ làm việc nên chuyển sang lúc mở cửa kế tiếp`,
  provisionalBecause: (list: string) => `tạm tính vì ${list}`,
  noCalendar: (from: string, to: string) => `chưa có lịch nghỉ lễ cho thời gian từ ${from} đến ${to}`,
  and: ' và ',

  step: {
    start: (at: string) => `Bắt đầu: ${at}`,
    restart: (at: string) => `Bổ sung xong, tính lại từ đầu: ${at} (khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP)`,
    restartIgnored: (at: string) => `Bổ sung xong ${at}: Cổng Dịch vụ công quốc gia không tính lại từ đầu`,
    wait: (from: string, to: string) => `Ngoài giờ làm việc: ${from} đến ${to}`,
    firstDay: (date: string) => `Không tính ngày đầu: ${date} (khoản 2 Điều 147 Bộ luật Dân sự)`,
    count: (dates: string, amount: string) => `Tính ${amount}: ${dates}`,
    off: (dates: string, names: string) => (names ? `Nghỉ: ${dates} (${names})` : `Nghỉ cuối tuần: ${dates}`),
    roll: (from: string, to: string) =>
      `Ngày cuối ${from} là ngày nghỉ, chuyển sang ${to} (khoản 5 Điều 148 Bộ luật Dân sự)`,
    pause: (from: string, to: string, length: string) => `Tạm dừng ${from} đến ${to}: lùi hạn ${length}`,
    doubt: (reason: string) => `Tạm tính: ${reason}`,
    due: (at: string) => `Hạn trả: ${at}`,
  },

  page: {
    title: 'Tính hạn giải quyết',
    lead: 'Cho biết lúc cơ quan nhận đủ hồ sơ và thời hạn của thủ tục để xem ngày trả kết quả và cách tính.',
    date: 'Ngày nhận đủ hồ sơ',
    dateHint: 'Ngày ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả, ví dụ 20 11 2026',
    time: 'Giờ nhận',
    timeHint: 'Ví dụ 14:00',
    amount: 'Thời hạn giải quyết',
    amountHint: 'Ghi bằng số, ví dụ 5; bỏ trống nếu chọn trả trong ngày',
    unit: 'Đơn vị',
    units: {
      wd: 'ngày làm việc',
      d: 'ngày (tính cả ngày nghỉ)',
      wh: 'giờ làm việc',
      h: 'giờ (tính cả đêm và ngày nghỉ)',
      mo: 'tháng',
      'same-day': 'trả trong ngày',
    },
    button: 'Tính hạn',
    answer: 'Kết quả',
    late: (at: string) => `Theo luật, sau ${at} mà chưa có kết quả thì hồ sơ quá hạn.`,
    provisionalTitle: 'Hạn này còn có thể thay đổi',
    how: 'Cách tính từng bước',
    hours:
      'Giờ làm việc dùng để tính: 7:30 đến 11:30 và 13:00 đến 17:00, từ thứ Hai đến thứ Sáu. Cơ quan nơi bạn nộp có thể có giờ khác.',
  },
} as const;
