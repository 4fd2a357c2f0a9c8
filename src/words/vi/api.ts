/** Machines: the command that makes clients, the page of webhooks. */
export const api = {
  cli: {
    usage:
      'Cách dùng: motcua clients list | create <tên> --scope <phạm vi,…> [--post <vai trò>@<mã đơn vị>,…] [--until ngày] | renew-secret <mã> [--leaked] | revoke <mã> [--json]',
    made: (id: string, secret: string, until: string) =>
      `Đã tạo ứng dụng.\n  client_id      ${id}\n  client_secret  ${secret}\nKhóa bí mật chỉ hiện một lần này. Có hiệu lực đến hết ngày ${until}.`,
    renewed: (secret: string) => `Khóa bí mật mới (chỉ hiện một lần này): ${secret}`,
    revoked: 'Đã thu hồi. Mọi mã truy cập của ứng dụng này hết tác dụng ngay.',
    none: 'Chưa có ứng dụng nào.',
    ended: 'đã thu hồi hoặc hết hạn',
  },
} as const;
