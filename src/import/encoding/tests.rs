use super::*;
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252,
};

const CHINESE: &str = "研究的出发点，是把读者的时间放在第一位；其余的安排都由此而来。我们先说明材料的来源，再说明整理的方法。";
const TRADITIONAL: &str = "研究的出發點，是把讀者的時間放在第一位；其餘的安排都由此而來。我們先說明材料的來源，再說明整理的方法。";
const JAPANESE: &str = "この研究の出発点は、読者の時間を第一に考えることである。まず資料の来歴を述べ、次に整理の方法を説明する。";
const KOREAN: &str = "이 연구의 출발점은 독자의 시간을 먼저 생각하는 것이다. 자료의 내력을 밝히고 정리 방법을 설명한다.";

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    decode(bytes, None).unwrap().encoding
}

fn utf_16_bytes(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn multibyte_encodings_are_told_by_content() {
    for (encoding, text) in [
        (GB18030, CHINESE),
        (BIG5, TRADITIONAL),
        (SHIFT_JIS, JAPANESE),
        (EUC_JP, JAPANESE),
        (EUC_KR, KOREAN),
        (ISO_2022_JP, JAPANESE),
    ] {
        let (bytes, ..) = encoding.encode(text);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.encoding, encoding);
        assert_eq!(decoded.text, text);
    }
}

#[test]
fn utf_16_without_a_mark_is_found_in_both_byte_orders() {
    let little = utf_16_bytes(CHINESE);
    let big: Vec<u8> = little.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
    assert_eq!(encoding_of(&little), UTF_16LE);
    assert_eq!(encoding_of(&big), UTF_16BE);
}

#[test]
fn utf_16_of_ascii_is_not_taken_for_utf_8() {
    assert_eq!(encoding_of(&utf_16_bytes("plain words\n")), UTF_16LE);
}

#[test]
fn a_byte_order_mark_is_believed_and_taken_off() {
    let decoded = decode("\u{FEFF}温故".as_bytes(), None).unwrap();
    assert_eq!((decoded.text.as_ref(), decoded.encoding), ("温故", UTF_8));
}

#[test]
fn ascii_before_the_first_character_does_not_hide_the_encoding() {
    let (tail, ..) = SHIFT_JIS.encode(JAPANESE);
    let mut bytes = b"<p>markup</p>\r\n".repeat(1000);
    bytes.extend_from_slice(&tail);
    assert_eq!(encoding_of(&bytes), SHIFT_JIS);
}

#[test]
fn an_escape_in_a_utf_8_text_is_not_taken_for_japanese_mail() {
    assert_eq!(encoding_of("温\u{1b}$B故".as_bytes()), UTF_8);
}

#[test]
fn a_wrong_byte_in_utf_8_is_replaced_and_counted() {
    let mut bytes = CHINESE.as_bytes().to_vec();
    bytes.insert(30, 0xFF);
    let decoded = decode(&bytes, None).unwrap();
    assert_eq!(decoded.encoding, UTF_8);
    assert_eq!(decoded.warnings[0].kind, WarningKind::InvalidBytes);
}

#[test]
fn control_characters_all_over_are_a_binary_file() {
    let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
    assert_eq!(decode(&bytes, None).unwrap_err(), ImportError::Binary);
}

#[test]
fn a_few_nuls_in_a_text_are_not_a_binary_file() {
    let text = format!("{CHINESE}\0{CHINESE}");
    assert_eq!(encoding_of(text.as_bytes()), UTF_8);
}

#[test]
fn short_texts_are_read_in_the_encoding_that_they_are_in() {
    let legacy: [(&[&str], &[&Encoding]); 6] = [
        (&texts::SIMPLIFIED, &[GB18030]),
        (&texts::TRADITIONAL, &[BIG5]),
        (&texts::JAPANESE, &[SHIFT_JIS, EUC_JP, ISO_2022_JP]),
        (&texts::KOREAN, &[EUC_KR]),
        (&texts::WESTERN, &[WINDOWS_1252]),
        (&texts::RUSSIAN, &[WINDOWS_1251]),
    ];
    let mut wrong = Vec::new();
    for (texts, encodings) in legacy {
        for (encoding, text) in encodings.iter().flat_map(|e| texts.iter().map(move |t| (e, t))) {
            let (bytes, _, is_missing) = encoding.encode(text);
            let decoded = decode(&bytes, None).unwrap();
            if !is_missing && decoded.text != **text {
                wrong.push((encoding.name(), decoded.encoding.name(), *text));
            }
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn short_texts_in_utf_16_need_no_mark() {
    let all = [&texts::SIMPLIFIED[..], &texts::TRADITIONAL, &texts::JAPANESE, &texts::KOREAN];
    for text in all.concat() {
        let little = utf_16_bytes(text);
        let big: Vec<u8> = little.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
        assert_eq!(decode(&little, None).unwrap().text, text);
        assert_eq!(decode(&big, None).unwrap().text, text);
    }
}

#[test]
fn a_few_wrong_bytes_do_not_hide_the_encoding() {
    let all: [(&[&str], &Encoding); 4] = [
        (&texts::SIMPLIFIED, GB18030),
        (&texts::TRADITIONAL, BIG5),
        (&texts::JAPANESE, SHIFT_JIS),
        (&texts::KOREAN, EUC_KR),
    ];
    for (texts, encoding) in all {
        let text = texts.join("\n");
        let (bytes, ..) = encoding.encode(&text);
        for at in [40, 90, bytes.len() - 1] {
            let mut damaged = bytes.to_vec();
            damaged[at] = 0xFF;
            assert_eq!(encoding_of(&damaged), encoding, "{text}");
            assert_eq!(encoding_of(&bytes[..bytes.len() - 1]), encoding, "{text}");
        }
    }
}

#[test]
fn a_window_that_ends_inside_a_character_rules_nothing_out() {
    for (encoding, text) in [(BIG5, TRADITIONAL), (SHIFT_JIS, JAPANESE), (EUC_JP, JAPANESE)] {
        let (bytes, ..) = encoding.encode(text);
        for shift in 0..2 {
            let mut long = vec![bytes[0], bytes[1]];
            long.extend(b"a".repeat(shift));
            long.extend(bytes.repeat(FIRST_WINDOW / bytes.len() + 2000));
            assert_eq!(encoding_of(&long), encoding);
        }
    }
}

#[test]
fn a_few_characters_in_pages_of_ascii_are_read() {
    let page =
        "The ferry crossed the river six times a day, and twice more on market days. ".repeat(90);
    for (encoding, words) in
        [(GB18030, "（见柳家渡志）"), (BIG5, "（見柳家渡志）"), (SHIFT_JIS, "（柳ヶ瀬の渡し）")]
    {
        let (bytes, ..) = encoding.encode(words);
        let text = [page.as_bytes(), &bytes, page.as_bytes()].concat();
        assert_eq!(encoding_of(&text), encoding);
    }
}
