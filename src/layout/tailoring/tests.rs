use crate::document::language::Language;
use crate::layout::break_opportunities;
use crate::layout::setting::Level;

/// The text with `|` where a line may end, strictly set in Chinese.
fn marked(text: &str) -> String {
    marked_in(text, Language::ZhHans, Level::Strict)
}

fn marked_in(text: &str, language: Language, level: Level) -> String {
    let places = break_opportunities(text, Some((language, level)));
    let mut marked = text.to_owned();
    for at in places.into_iter().rev() {
        marked.insert(at, '|');
    }
    marked
}

#[test]
fn no_stop_or_closing_mark_begins_a_line() {
    for mark in "、，。．；：！？”’」』）》〉】〗〕］｝".chars() {
        assert_eq!(marked(&format!("甲{mark}乙")), format!("甲{mark}|乙"), "{mark}");
    }
}

#[test]
fn no_opening_mark_ends_a_line() {
    for mark in "“‘「『（《〈【〖〔［｛".chars() {
        assert_eq!(marked(&format!("甲{mark}乙")), format!("甲|{mark}乙"), "{mark}");
    }
}

#[test]
fn no_connector_or_interpunct_begins_a_line() {
    assert_eq!(marked("甲～乙"), "甲～|乙");
    assert_eq!(marked("甲—乙"), "甲—|乙");
    assert_eq!(marked("甲·乙"), "甲·|乙");
}

#[test]
fn a_solidus_neither_begins_nor_ends_a_line() {
    assert_eq!(marked("甲/乙"), "甲/乙");
}

#[test]
fn a_dash_of_two_ideographs_and_an_ellipsis_are_not_split() {
    assert_eq!(marked("甲——乙"), "甲——|乙");
    assert_eq!(marked("甲……乙"), "甲……|乙");
    assert_eq!(marked_in("甲——乙", Language::ZhHans, Level::Normal), "甲|——|乙");
    assert_eq!(marked_in("甲……乙", Language::ZhHans, Level::Loose), "甲|……|乙");
}

#[test]
fn a_reference_mark_stays_with_the_character_before_it_and_the_stop_after_it() {
    for mark in ["①", "⑳", "⑴", "❶", "[3]", "[3-5]", "[2，7]", "［3］", "〔3〕", "^①", "^[3]", "²"]
    {
        assert_eq!(marked(&format!("甲{mark}乙")), format!("甲{mark}|乙"));
        assert_eq!(marked(&format!("甲{mark}，乙")), format!("甲{mark}，|乙"));
        assert_eq!(marked(&format!("甲”{mark}乙")), format!("甲”{mark}|乙"));
    }
}

#[test]
fn a_circled_number_after_punctuation_is_the_label_of_an_item() {
    assert_eq!(marked("有：①甲；②乙"), "有：|①|甲；|②|乙");
}

#[test]
fn a_lowered_digit_stays_with_the_character_before_it() {
    assert_eq!(marked("甲₂乙"), "甲₂|乙");
}

#[test]
fn a_plus_sign_after_another_begins_no_line() {
    assert_eq!(marked("用C++写"), "用|C++写");
}

#[test]
fn two_em_dashes_begin_a_line_in_japanese_but_in_strict_chinese_no_line() {
    for dash in ["——", "――", "⸺"] {
        assert_eq!(marked(&format!("甲{dash}乙")), format!("甲{dash}|乙"));
        let japanese = marked_in(&format!("甲{dash}乙"), Language::Ja, Level::Strict);
        assert_eq!(japanese, format!("甲|{dash}|乙"));
    }
}

#[test]
fn a_vertical_repeat_mark_is_not_split() {
    assert_eq!(marked_in("見〳〵と", Language::Ja, Level::Strict), "見|〳〵|と");
}

#[test]
fn words_in_brackets_are_no_reference_mark() {
    assert_eq!(marked("甲[a]乙"), "甲|[a]|乙");
}

#[test]
fn a_number_is_not_split() {
    assert_eq!(marked("１２３４．５％"), "１２３４．５％");
    assert_eq!(marked("1949—1950年"), "1949—1950|年");
    assert_eq!(marked("￥1,234.50元"), "￥1,234.50|元");
}

#[test]
fn an_address_breaks_after_its_separators_alone() {
    assert_eq!(
        marked("https://doi.org/10.1000/a-b_c?d=e&f.g"),
        "https://|doi.|org/|10.|1000/|a-|b_c?|d=|e&|f.|g"
    );
}

#[test]
fn an_apostrophe_is_part_of_its_word() {
    assert_eq!(marked("don’t"), "don’t");
}

#[test]
fn small_kana_begin_a_line_from_normal_on() {
    let at = |level| marked_in("サッサ", Language::Ja, level);
    assert_eq!(at(Level::Strict), "サッ|サ");
    assert_eq!(at(Level::Normal), "サ|ッ|サ");
}

#[test]
fn korean_breaks_at_spaces_and_at_syllables_where_it_is_loose() {
    let at = |level| marked_in("한국어 문장(文章)은", Language::Ko, level);
    assert_eq!(at(Level::Strict), "한국어 |문장(文章)은");
    assert_eq!(at(Level::Loose), "한|국|어 |문|장|(文|章)|은");
}

#[test]
fn a_space_at_the_start_of_a_line_is_no_place_to_break() {
    assert_eq!(marked("  甲乙"), "  甲|乙");
}
