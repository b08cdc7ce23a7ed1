"""The words of official prose that steer the reader, as data.

A gap between two numbers is spelled as a string of letters, one a cue (see ``gaps``); this table
says
which words make which letter. Everything else is a noun phrase (N).
"""

from __future__ import annotations

UP = "u"
DOWN = "d"
REACH = "e"
EXCEED = "x"
TIMES = "g"
SHARE = "h"
VERSUS = "v"
YEAR_AGO = "Y"
PLAN = "P"
SINCE = "D"
MORE = "m"
APPROX = "a"
CHILD = "c"
TARGET = "t"
LIMIT = "z"
FROM = "f"
UNTIL = "l"
WITH = "w"
AND = "&"
NOUN = "N"
IDLE = "o"


def _phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list with commas."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


CUES: dict[str, tuple[str, ...]] = {
    # rises
    UP: _phrases(
        """
        tăng, tăng thêm, tăng hơn, cao hơn, nhiều hơn, lớn hơn, nhỉnh hơn, tăng trưởng,
        thêm, tăng được, tăng mạnh, tăng nhẹ, tăng cao, tăng đến, tăng tới, dôi, nhích,
        nhích thêm, tăng bình quân, tăng lần lượt, tăng so, tăng cao nhất, tăng nhiều
        nhất, tăng mạnh nhất, tăng khá, tăng thấp, tăng thấp nhất, nhưng tăng, song tăng,
        cao hơn so, cao hơn mức
        """
    ),
    # falls
    DOWN: _phrases(
        """
        giảm, thấp hơn, kém, ít hơn, bớt, hụt, sụt, sụt giảm, nhỏ hơn, kém hơn, giảm bớt,
        giảm nhẹ, giảm mạnh, giảm sâu, thua, giảm đi, hụt so, giảm được, âm, giảm sút,
        thiếu, giảm nhiều nhất, giảm mạnh nhất, giảm sâu nhất, nhưng giảm, song giảm, thấp
        hơn so
        """
    ),
    # a value is reached, or told again
    REACH: _phrases(
        """
        đạt, đạt được, được, là, bằng, còn, ở mức, cán mốc, chạm mốc, ngang với, ngang,
        đáp ứng, đảm bảo, chỉ, mới được, mới chỉ đạt, chỉ mới đạt, cũng chỉ đạt, đều đạt,
        đã được, vừa đạt, tiêu được, chỉ được, vẫn đạt, chạm, lên tới, đã lên, thực hiện,
        thực hiện được, hoàn thành, tương đương, tương đương với, tương đương khoảng,
        tương ứng, tương ứng với, tức, =, có, đã đạt, đã có, mới đạt, mới bằng, chỉ đạt,
        chỉ bằng, chỉ còn, còn lại, hay, hoặc, đã thực hiện, đạt mức, lên mức, còn khoảng,
        đã hoàn thành, đạt bình quân, bình quân đạt, hiện có, đạt giá trị, mức, nâng lên,
        tăng lên, giảm xuống, giảm còn, giảm xuống còn, hạ xuống, hạ còn, được nâng lên,
        giảm chỉ còn, xuống chỉ còn, tăng lên mức, lên, xuống, xuống còn, lên đến
        """
    ),
    # more than the plan
    EXCEED: _phrases(
        """
        vượt, vượt trên, đã vượt, vượt mức, đạt và vượt
        """
    ),
    # so many times
    TIMES: _phrases(
        """
        gấp, tăng gấp, cao gấp, gấp hơn, gấp gần
        """
    ),
    # a share of a whole
    SHARE: _phrases(
        """
        đạt tỷ lệ, đạt tỉ lệ, với tỷ lệ, tỷ lệ đạt, tỉ lệ đạt, tương ứng tỷ lệ, chiếm,
        chiếm hơn, chiếm tỷ lệ, chiếm tỉ lệ, chiếm tỷ trọng, tỷ lệ, tỉ lệ, tỷ trọng, đạt
        tỷ trọng, chiếm khoảng
        """
    ),
    # a comparison begins
    VERSUS: _phrases(
        """
        so với, so, nếu so với
        """
    ),
    # a base that is neither a plan nor a year ago
    SINCE: _phrases(
        """
        tháng trước, quý trước, tuần trước, kỳ trước, đầu năm, đầu nhiệm kỳ, đầu kỳ, tháng
        liền trước, cuối năm, cuối năm trước, năm gốc, thời điểm đầu năm, cuối năm ngoái,
        kỳ gốc, bình quân chung, mức bình quân chung, mức chung, bình quân cả nước, bình
        quân chung của tỉnh, bình quân chung của thành phố, bình quân chung của huyện,
        bình quân chung cả nước, bình quân chung của cả nước, bình quân của tỉnh, tiến độ,
        cùng thời điểm tháng trước, cùng kỳ tháng trước, cùng kỳ quý trước,
        mục tiêu kế hoạch, tháng liền kề, đợt trước, lần trước, hôm trước, ngày trước
        """
    ),
    # "hơn": an approximation before a number, a rise before a base
    MORE: _phrases(
        """
        hơn
        """
    ),
    # loosens the number
    APPROX: _phrases(
        """
        ước, khoảng, trên, gần, dự ước, ước tính, chừng, xấp xỉ, ước khoảng, ước chừng,
        ngót, vào khoảng, dự kiến, dự kiến đạt, ước thực hiện, cỡ, vỏn vẹn, ước tính
        khoảng, dưới, khoản, gần tới
        """
    ),
    # parts follow
    CHILD: _phrases(
        """
        trong đó, gồm, bao gồm, riêng, gồm có, cụ thể, trong số đó, trong số này, chia ra,
        bao gồm có, cụ thể như sau, trong số
        """
    ),
    # a bound, no value
    LIMIT: _phrases(
        """
        tối thiểu, tối đa, ít nhất, không quá, không dưới, tự cân đối ít nhất, nhiều nhất
        """
    ),
    # still to come
    TARGET: _phrases(
        """
        phấn đấu, mục tiêu, sẽ, đề ra, giao chỉ tiêu, phải đạt, đặt mục tiêu, đề ra mục
        tiêu, cần đạt, hướng tới, hướng đến, quyết tâm, yêu cầu, đặt chỉ tiêu, kỳ vọng,
        đặt ra, giục, kiến nghị bố trí, kiến nghị hỗ trợ, kiến nghị cấp, thời gian tới,
        năm tới, tháng tới, quý tới, từ nay đến cuối năm, những tháng cuối năm, dự báo,
        định hướng, đề nghị, phải thu, phải giải ngân, phải hoàn thành, phải đưa, cần phải, nhiệm vụ
        trọng tâm, chỉ tiêu phấn đấu, nhằm, để đạt, để hoàn thành, quyết kéo, theo quy định,
        xin hỗ trợ, xin chủ trương, đề xuất hỗ trợ, cam kết, kiến nghị nâng, năm sau, nhiệm vụ
        đặt ra, cần tập trung, cần tiếp tục, cần đẩy nhanh, cần hoàn thành, cần sớm, cần khẩn
        trương
        """
    ),
    # the first of two values
    FROM: _phrases(
        """
        từ
        """
    ),
    # a second amount of the same thing
    WITH: _phrases(
        """
        với, trị giá, tổng giá trị, tổng kinh phí, tổng số tiền, kinh phí, tổng vốn, số
        vốn, tổng mức đầu tư, với tổng, diện tích, rộng, thu hút
        """
    ),
    # joins
    AND: _phrases(
        """
        và, đồng thời, cùng, cũng như, lẫn
        """
    ),
    # says nothing
    IDLE: _phrases(
        """
        đến, tới, trong, sau, vào, hết, tính, lũy kế, luỹ kế, cộng dồn, đến nay, hiện nay,
        cũng, cơ bản, đã, tính chung, tính đến nay, cả, theo đó, khi, nay, qua, hiện, của,
        do, tại, ở, này, đó, năm, kỳ, thì, mà, các, những, lần lượt, các loại, ngoài ra,
        bên cạnh đó, tuy nhiên, trong kỳ, toàn xã, toàn huyện, toàn tỉnh, toàn thị xã,
        toàn thành phố, toàn phường, được, năm học vừa qua, năm học qua, năm vừa qua, năm qua,
        thời gian qua, nhiệm kỳ qua, nhiệm kỳ vừa qua
        """
    ),
    # looks like a cue and is none
    NOUN: _phrases(
        """
        chương trình mục tiêu quốc gia, mục tiêu quốc gia, ctmtqg, chương trình mục tiêu,
        mức độ, mức sống, mức thu, mức hỗ trợ, mức sinh, mức lương, mức vốn, mặt bằng,
        đồng bằng, công bằng, cân bằng, số phải thu, mầm non, sầu riêng, nói riêng, riêng
        lẻ, tăng cường, hơn nữa, trên địa bàn, trên giao, gần đây, đạt chuẩn, đạt danh
        hiệu, tăng tốc, tăng giá, giảm giá, giảm nghèo, được duyệt, trên cả nước, trên
        toàn, cùng với, bằng tiền, bằng tốt nghiệp, bằng hiện vật, bằng nguồn, đến trường,
        thực hiện tốt, có công, có việc làm, so sánh, giá so sánh, từ nguồn, từ đầu năm,
        giá trị đề nghị, hồ sơ đề nghị, đã đề nghị, đề nghị công nhận, số phải thu,
        đạt yêu cầu, đáp ứng yêu cầu, theo yêu cầu, bảo đảm yêu cầu, tốc độ tăng, tốc độ
        tăng trưởng, mức tăng trưởng, gia tăng, tăng trưởng kinh tế, phát hiện, xuất hiện, thể hiện,
        làm cam kết, ký cam kết, bản cam kết, tổng mức, siêu âm, âm nhạc, âm lịch, âm thanh
        """
    ),
}

PLAN_WORDS = _phrases(
    """
    kế hoạch, dự toán, chỉ tiêu, nghị quyết, kh, dt, nq, mức, chỉ tiêu nghị quyết, mục tiêu
    nghị quyết, kế hoạch vốn, chỉ tiêu kế hoạch, ct, mục tiêu, dự toán giao, pháp lệnh, định
    mức, số giao, số kế hoạch, tổng kế hoạch, tổng kế hoạch vốn, kịch bản, nhu cầu
    """
)

PLAN_TAIL = _phrases(
    """
    năm, cả năm, năm học, vụ, quý, tháng, vốn, giao, được giao, đã giao, tỉnh, huyện, thành
    phố, thị xã, thị, xã, phường, quận, tp, tx, trung ương, tw, bộ, bộ tài chính, chính phủ,
    thủ tướng, thủ tướng chính phủ, cấp trên, trên, ubnd, hđnd, nhà nước, pháp lệnh, đề ra,
    đầu năm, bổ sung, điều chỉnh, do, quyết, quyết định, thông qua, phấn đấu, được duyệt, của,
    nghị quyết, nq, kế hoạch, kh, dự toán, chỉ tiêu, ban chấp hành, đảng bộ, đại hội, thành
    ủy, huyện ủy, thị ủy, tỉnh ủy, hội đồng nhân dân, ủy ban nhân dân, thường trực, cục thuế,
    sở, đã đề ra, đặt ra, ban đầu, cùng kỳ
    """
)

YEAR_AGO_WORDS = _phrases(
    """
    cùng kỳ, cùng kì, cùng thời điểm, cùng thời kỳ, ck, năm trước, năm ngoái, vụ trước, năm
    học trước, niên vụ trước, cùng vụ, thực hiện năm, mùa trước, svck, cùng giai đoạn
    """
)
