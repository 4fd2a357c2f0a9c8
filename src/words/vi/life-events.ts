/** What people come for, in their words, by the slug of the life event. */
export const lifeEvents = {
  'sinh-con': { title: 'Sinh con, nuôi con', text: 'Khai sinh, thường trú, thẻ bảo hiểm y tế cho trẻ' },
  'nha-dat-xay-dung': {
    title: 'Nhà đất, xây dựng',
    text: 'Giấy phép xây dựng, đăng ký biến động, chuyển mục đích sử dụng',
  },
  'ket-hon-ho-tich': { title: 'Kết hôn, hộ tịch', text: 'Đăng ký kết hôn, xác nhận tình trạng hôn nhân, trích lục' },
  'cu-tru-giay-to': { title: 'Cư trú, giấy tờ', text: 'Thường trú, tạm trú, chứng thực bản sao và chữ ký' },
  'tau-ca-nghe-bien': {
    title: 'Tàu cá và nghề biển',
    text: 'Đăng ký tàu, giấy phép khai thác, an toàn kỹ thuật, nguồn gốc',
  },
  'huu-tri-tro-cap': { title: 'Hưu trí, trợ cấp', text: 'Trợ cấp hằng tháng, người khuyết tật, người có công' },
  'mo-cua-hang-cong-ty': { title: 'Mở cửa hàng, công ty', text: 'Hộ kinh doanh, doanh nghiệp, an toàn thực phẩm' },
  'nguoi-than-qua-doi': { title: 'Người thân qua đời', text: 'Khai tử, xóa đăng ký thường trú, mai táng phí' },
};
