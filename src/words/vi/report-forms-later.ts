/** Forms 05c to 09b of the same annex. */
export const laterForms = {
  '05c': {
    title: 'Tình hình, kết quả triển khai thực hiện cắt giảm, đơn giản hóa TTHC dựa trên dữ liệu',
    measure: '',
    parts: {
      I: {
        title: '',
        row: 'Tên tỉnh, thành phố',
        heads: {
          '1': ['Kết quả sửa đổi, bổ sung VBQPPL', 'Số TTHC phải cắt giảm, thay thế bằng dữ liệu'],
          '2': ['Kết quả sửa đổi, bổ sung VBQPPL', 'Số VBQPPL phải sửa đổi, bổ sung', 'Nghị quyết của HĐND cấp tỉnh'],
          '3': ['Kết quả sửa đổi, bổ sung VBQPPL', 'Số VBQPPL phải sửa đổi, bổ sung', 'Quyết định của UBND cấp tỉnh'],
          '4': [
            'Kết quả sửa đổi, bổ sung VBQPPL',
            'Số VBQPPL đã được sửa đổi, bổ sung',
            'Nghị quyết của HĐND cấp tỉnh',
          ],
          '5': [
            'Kết quả sửa đổi, bổ sung VBQPPL',
            'Số VBQPPL đã được sửa đổi, bổ sung',
            'Quyết định của UBND cấp tỉnh',
          ],
          '6': [
            'Kết quả sửa đổi, bổ sung VBQPPL',
            'Số TTHC đã cắt giảm, thay thế bằng dữ liệu sau khi VBQPPL được sửa đổi, bổ sung',
          ],
          '7': ['Tổng số TTHC đã tái cấu trúc theo các CSDL'],
          '8': ['Số liệu chi tiết TTHC đã tái cấu trúc theo các CSDL', 'Cơ sở dữ liệu quốc gia về dân cư'],
          '9': [
            'Số liệu chi tiết TTHC đã tái cấu trúc theo các CSDL',
            'Cơ sở dữ liệu quốc gia về Đăng ký doanh nghiệp',
          ],
          '10': ['Số liệu chi tiết TTHC đã tái cấu trúc theo các CSDL', 'Cơ sở dữ liệu quốc gia về Bảo hiểm xã hội'],
          '11': ['Số liệu chi tiết TTHC đã tái cấu trúc theo các CSDL', 'Cơ sở dữ liệu hộ tịch điện tử'],
          '12': ['Số liệu chi tiết TTHC đã tái cấu trúc theo các CSDL', 'Cơ sở dữ liệu quốc gia về Đất đai'],
          '13': ['Số liệu chi tiết TTHC đã tái cấu trúc theo các CSDL', 'Từ 02 Cơ sở dữ liệu trở lên'],
          '14': ['Số Quyết định công bố TTHC đã được ban hành'],
        },
      },
    },
  },
  '06a': {
    title:
      'Kết quả xử lý phản ánh, kiến nghị (PAKN) về quy định hành chính và hành vi hành chính tại cơ quan, đơn vị thuộc UBND cấp tỉnh và tại UBND cấp xã',
    measure: 'Đơn vị tính: Số PAKN.',
    parts: {
      I: {
        title: '',
        row: 'Tên ngành, lĩnh vực có PAKN',
        heads: {
          '3': ['Số lượng PAKN được tiếp nhận', 'Tổng số'],
          '4': ['Số lượng PAKN được tiếp nhận', 'Theo nội dung', 'Hành vi hành chính'],
          '5': ['Số lượng PAKN được tiếp nhận', 'Theo nội dung', 'Quy định hành chính'],
          '6': ['Số lượng PAKN được tiếp nhận', 'Theo thời điểm tiếp nhận', 'Từ kỳ trước'],
          '7': ['Số lượng PAKN được tiếp nhận', 'Theo thời điểm tiếp nhận', 'Trong kỳ'],
          '8': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Tổng số'],
          '9': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Theo nội dung', 'Hành vi hành chính'],
          '10': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Theo nội dung', 'Quy định hành chính'],
          '11': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Theo thời điểm tiếp nhận', 'Từ kỳ trước'],
          '12': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Theo thời điểm tiếp nhận', 'Trong kỳ'],
          '13': ['Kết quả xử lý PAKN', 'Đang xử lý', 'Tổng số'],
          '14': ['Kết quả xử lý PAKN', 'Đang xử lý', 'Hành vi hành chính'],
          '15': ['Kết quả xử lý PAKN', 'Đang xử lý', 'Quy định hành chính'],
          '16': ['Số PAKN đã xử lý được đăng tải công khai'],
        },
      },
    },
  },
  '06b': {
    title:
      'Kết quả tiếp nhận, xử lý phản ánh, kiến nghị (PAKN) về quy định hành chính và hành vi hành chính của địa phương',
    measure: 'Đơn vị tính: Số PAKN.',
    parts: {
      I: {
        title: '',
        row: 'Tên ngành, lĩnh vực có PAKN',
        heads: {
          '3': ['Số lượng PAKN được tiếp nhận', 'Tổng số'],
          '4': ['Số lượng PAKN được tiếp nhận', 'Theo nội dung', 'Hành vi hành chính'],
          '5': ['Số lượng PAKN được tiếp nhận', 'Theo nội dung', 'Quy định hành chính'],
          '6': ['Số lượng PAKN được tiếp nhận', 'Theo thời điểm tiếp nhận', 'Từ kỳ trước'],
          '7': ['Số lượng PAKN được tiếp nhận', 'Theo thời điểm tiếp nhận', 'Trong kỳ'],
          '8': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Tổng số'],
          '9': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Theo nội dung', 'Hành vi hành chính'],
          '10': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Theo nội dung', 'Quy định hành chính'],
          '11': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Theo thời điểm tiếp nhận', 'Từ kỳ trước'],
          '12': ['Kết quả xử lý PAKN', 'Đã xử lý', 'Theo thời điểm tiếp nhận', 'Trong kỳ'],
          '13': ['Kết quả xử lý PAKN', 'Đang xử lý', 'Tổng số'],
          '14': ['Kết quả xử lý PAKN', 'Đang xử lý', 'Hành vi hành chính'],
          '15': ['Kết quả xử lý PAKN', 'Đang xử lý', 'Quy định hành chính'],
          '16': ['Số PAKN đã xử lý được đăng tải công khai'],
        },
      },
    },
  },
  '08b': {
    title: 'Kết quả thực hiện cơ chế một cửa, một cửa liên thông của cấp xã',
    measure: 'Đơn vị tính: Điểm tiếp nhận, người.',
    parts: {
      I: {
        title: '',
        row: 'Trung tâm Phục vụ hành chính công (TTPVHCC) xã/phường',
        heads: {
          '3': ['Số lượng điểm tiếp nhận'],
          '4': ['Nhân sự', 'Chuyên trách của TTPVHCC'],
          '5': ['Nhân sự', 'Cơ quan/phòng chuyên môn cử đến TTPVHCC'],
          '6': ['Nhân sự', 'Nhân viên hợp đồng'],
          '7': ['Đánh giá trang thiết bị tại các TTPVHCC', 'Trang bị đủ máy tính cho cán bộ tiếp nhận/giải quyết TTHC'],
          '8': [
            'Đánh giá trang thiết bị tại các TTPVHCC',
            'Trang bị đủ máy tính hỗ trợ thực hiện Dịch vụ công trực tuyến',
          ],
          '9': ['Đánh giá trang thiết bị tại các TTPVHCC', 'Trang bị đủ máy scan'],
          '10': ['Đánh giá trang thiết bị tại các TTPVHCC', 'Trang bị đủ màn hình cảm ứng tra cứu thông tin, đánh giá'],
        },
      },
    },
  },
  '08c': {
    title: 'Kết quả thực hiện cơ chế một cửa, một cửa liên thông của địa phương',
    measure: 'Đơn vị tính: TTHC, chi nhánh/điểm tiếp nhận, người.',
    parts: {
      I: {
        title: 'Số lượng TTHC triển khai tại TTPVHCC các cấp',
        row: 'Địa phương',
        heads: {
          '1': ['Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương', 'Tổng số TTHC'],
          '2': ['Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương', 'Cấp tỉnh'],
          '3': ['Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương', 'Cấp xã'],
          '4': [
            'Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương thực hiện tiếp nhận tại TTPVHCC cấp tỉnh, cấp xã',
            'Tổng số TTHC',
          ],
          '5': [
            'Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương thực hiện tiếp nhận tại TTPVHCC cấp tỉnh, cấp xã',
            'Cấp tỉnh',
          ],
          '6': [
            'Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương thực hiện tiếp nhận tại TTPVHCC cấp tỉnh, cấp xã',
            'Cấp xã',
          ],
          '7': ['Số lượng TTHC đã được ban hành quy trình nội bộ để giải quyết', 'Tổng số TTHC'],
          '8': ['Số lượng TTHC đã được ban hành quy trình nội bộ để giải quyết', 'Cấp tỉnh'],
          '9': ['Số lượng TTHC đã được ban hành quy trình nội bộ để giải quyết', 'Cấp xã'],
        },
      },
      II: {
        title: 'Cơ cấu tổ chức, nhân sự, trang thiết bị TTPVHCC',
        row: 'TTPVHCC cấp tỉnh, cấp xã',
        heads: {
          '3': ['Số lượng chi nhánh/điểm tiếp nhận'],
          '4': ['Nhân sự', 'Chuyên trách của TTPVHCC'],
          '5': ['Nhân sự', 'Các sở/cơ quan/phòng chuyên môn cử đến TTPVHCC'],
          '6': ['Nhân sự', 'Nhân viên hợp đồng'],
          '7': ['Đánh giá trang thiết bị tại các TTPVHCC', 'Trang bị đủ máy tính cho cán bộ tiếp nhận/giải quyết TTHC'],
          '8': [
            'Đánh giá trang thiết bị tại các TTPVHCC',
            'Trang bị đủ máy tính hỗ trợ thực hiện Dịch vụ công trực tuyến',
          ],
          '9': ['Đánh giá trang thiết bị tại các TTPVHCC', 'Trang bị đủ máy scan'],
          '10': ['Đánh giá trang thiết bị tại các TTPVHCC', 'Trang bị đủ màn hình cảm ứng tra cứu thông tin, đánh giá'],
        },
      },
    },
  },
  '09a': {
    title: 'Kết quả công bố, công khai TTHC nội bộ',
    measure: '',
    parts: {
      I: {
        title: '',
        row: 'Tên Bộ, ngành, địa phương',
        heads: {
          '3': ['Kết quả công bố TTHC nội bộ', 'Số lượng Quyết định công bố'],
          '4': ['Kết quả công bố TTHC nội bộ', 'Số lượng TTHC nội bộ đã công bố'],
          '5': ['Kết quả công khai TTHC nội bộ', 'Đã công khai Quyết định, TTHC'],
          '6': ['Kết quả công khai TTHC nội bộ', 'Chưa công khai Quyết định, TTHC'],
          '7': ['Lũy kế đến kỳ báo cáo', 'Số lượng Quyết định công bố'],
          '8': ['Lũy kế đến kỳ báo cáo', 'Số lượng TTHC nội bộ đã công bố'],
          '9': ['Lũy kế đến kỳ báo cáo', 'Đã công khai Quyết định, TTHC'],
          '10': ['Lũy kế đến kỳ báo cáo', 'Chưa công khai Quyết định, TTHC'],
        },
      },
    },
  },
  '09b': {
    title: 'Kết quả phê duyệt, thực thi phương án cắt giảm, đơn giản hóa TTHC nội bộ',
    measure: '',
    parts: {
      I: {
        title: '',
        row: 'Tên bộ, ngành, địa phương',
        heads: {
          '3': ['Kết quả phê duyệt Phương án cắt giảm, đơn giản hóa TTHC nội bộ', 'Số bãi bỏ'],
          '4': ['Kết quả phê duyệt Phương án cắt giảm, đơn giản hóa TTHC nội bộ', 'Số sửa đổi, bổ sung'],
          '5': ['Kết quả phê duyệt Phương án cắt giảm, đơn giản hóa TTHC nội bộ', 'Số giữ nguyên'],
          '6': ['Kết quả phê duyệt Phương án cắt giảm, đơn giản hóa TTHC nội bộ', 'Cộng'],
          '7': ['Tên, số ký hiệu văn bản'],
          '8': ['Kết quả thực thi Phương án cắt giảm, đơn giản hóa TTHC nội bộ', 'Số bãi bỏ'],
          '9': ['Kết quả thực thi Phương án cắt giảm, đơn giản hóa TTHC nội bộ', 'Số sửa đổi, bổ sung'],
          '10': ['Kết quả thực thi Phương án cắt giảm, đơn giản hóa TTHC nội bộ', 'Số giữ nguyên'],
          '11': ['Kết quả thực thi Phương án cắt giảm, đơn giản hóa TTHC nội bộ', 'Cộng'],
          '12': ['Văn bản ban hành để thực thi'],
          '13': ['Kết quả thực thi Phương án cắt giảm, ĐGH TTHC nội bộ (Lũy kế)', 'Số bãi bỏ'],
          '14': ['Kết quả thực thi Phương án cắt giảm, ĐGH TTHC nội bộ (Lũy kế)', 'Số sửa đổi, bổ sung'],
          '15': ['Kết quả thực thi Phương án cắt giảm, ĐGH TTHC nội bộ (Lũy kế)', 'Số giữ nguyên'],
          '16': ['Kết quả thực thi Phương án cắt giảm, ĐGH TTHC nội bộ (Lũy kế)', 'Cộng'],
          '17': ['Ghi chú'],
        },
      },
    },
  },
} as const;
