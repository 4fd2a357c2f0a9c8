/** Work moved when an officer leaves or a unit is reorganised. */
export const moving = {
  title: 'Chuyển việc',
  lead: 'Khi cán bộ chuyển công tác, nghỉ việc hoặc đơn vị sắp xếp lại: xem người đó đang giữ hồ sơ nào và giao hết cho người khác. Mỗi hồ sơ là một lần phân công riêng.',
  whose: 'Cán bộ đang giữ',
  choose: 'Xem hồ sơ đang giữ',
  nobody: 'Không có cán bộ nào đang giữ hồ sơ ở đơn vị của bạn.',
  holds: (name: string, count: number) => `${name} đang giữ ${count} hồ sơ`,
  given: (name: string) => `Hồ sơ ${name} đang giữ`,
  none: 'Người này không giữ hồ sơ nào mà bạn được phân công.',
  to: 'Giao cho',
  toHint: 'Chỉ người giữ được bước hiện tại của hồ sơ mới nhận được; hồ sơ nào không giao được sẽ ghi rõ lý do.',
  move: 'Chuyển những hồ sơ đã chọn',
  result: 'Kết quả chuyển việc',
  moved: (count: number, all: number) => `Đã chuyển ${count}/${all} hồ sơ.`,
  done: 'Đã chuyển',
  column: { choose: 'Chuyển', dossier: 'Hồ sơ', procedure: 'Thủ tục', step: 'Bước', due: 'Hạn', result: 'Kết quả' },
  more: 'Chỉ hiện 200 hồ sơ gần hạn nhất; chuyển xong sẽ hiện tiếp.',
};
