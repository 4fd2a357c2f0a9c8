/** Work moved when an officer leaves or is long away. */
export const moving = {
  title: 'Chuyển việc',
  lead: 'Khi cán bộ chuyển công tác, nghỉ việc hoặc nghỉ dài ngày: xem người đó đang giữ hồ sơ nào và giao cho người khác, mỗi hồ sơ là một lần phân công riêng. Nghỉ ngắn ngày thì dùng “Nghỉ và người thay”.',
  nobody: 'Không có cán bộ nào đang giữ hồ sơ ở đơn vị của bạn.',
  holds: (name: string, count: number) => `${name} đang giữ ${count} hồ sơ`,
  left: 'không còn vai trò ở cơ quan này',
  leftBehind: (count: number) => `${count} hồ sơ do người đã thôi vai trò giữ`,
  given: (name: string) => `Hồ sơ ${name} đang giữ`,
  none: 'Người này không giữ hồ sơ nào mà bạn được phân công.',
  move: 'Chọn người nhận, xem trước',
  column: { choose: 'Chuyển', dossier: 'Hồ sơ', procedure: 'Thủ tục', step: 'Bước', due: 'Hạn' },
  more: (most: number) => `Chỉ hiện ${most} hồ sơ gần hạn nhất; chuyển xong sẽ hiện tiếp.`,
  back: 'Chuyển việc',
};
