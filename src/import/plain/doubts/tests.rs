use crate::import::normalised::Normalised;
use crate::import::plain::import;
use crate::import::warning::{Warning, WarningKind};

const TEXT: &str = "渠道开于唐代，至宋而废，元人复修，明清两代沿用不绝。";

/// The places and quotes of the doubts of this kind.
fn doubts(text: &str, kind: WarningKind) -> Vec<(usize, String)> {
    let (_, warnings) = import(text, &mut Normalised::default());
    let place = |warning: Warning| (warning.block.unwrap().index(), warning.quote.unwrap());
    warnings.into_iter().filter(|warning| warning.kind == kind).map(place).collect()
}

fn lines(lines: &[&str]) -> String {
    lines.join("\n\n")
}

#[test]
fn a_numbered_line_out_of_order_is_doubtful_as_text() {
    let text = lines(&["一、缘起", TEXT, "二、唐代", TEXT, "七、宋代", TEXT, "三、元代", TEXT]);
    let found = doubts(&text, WarningKind::UncertainHeading);
    assert_eq!(found, [(4, "七、宋代".to_owned())]);
}

#[test]
fn the_only_number_of_its_kind_is_doubtful_as_a_heading() {
    let text = lines(&["古渠考略", TEXT, "一、缘起", TEXT, TEXT]);
    assert_eq!(doubts(&text, WarningKind::UncertainHeading), [(2, "一、缘起".to_owned())]);
}

#[test]
fn headings_in_order_are_without_doubt() {
    let text = lines(&["一、缘起", TEXT, "（一）唐代", TEXT, "（二）宋代", TEXT, "二、结语", TEXT]);
    assert!(doubts(&text, WarningKind::UncertainHeading).is_empty());
}

#[test]
fn a_number_past_the_last_note_is_doubtful_as_a_mark() {
    let text = lines(&["渠开于唐。[1]宋人修之。[45]元人又修。", "参考文献", "[1] 甲. 渠志[M]."]);
    let found = doubts(&text, WarningKind::UncertainMark);
    assert_eq!(found, [(0, "开于唐。[1]宋人修之。[45]元人又修。".to_owned())]);
}

#[test]
fn a_mark_that_stands_twice_for_one_note_is_doubtful() {
    let text = lines(&["渠开于唐。①宋人修之。①其功甚大。", "① 《唐志》，第3页。", TEXT]);
    let found = doubts(&text, WarningKind::UncertainMark);
    assert_eq!(found, [(0, "渠开于唐。①宋人修之。①其功甚大。".to_owned())]);
}

#[test]
fn marks_with_one_note_each_are_without_doubt() {
    let text = lines(&["渠开于唐。①宋人修之。②", "① 《唐志》，第3页。", "② 《宋志》。", TEXT]);
    assert!(doubts(&text, WarningKind::UncertainMark).is_empty());
}

#[test]
fn a_sentence_that_nothing_goes_on_with_is_a_doubtful_end() {
    let open = "渠道开于唐代，至宋而废，元人复修，明清两代沿用不绝，今人，";
    let text = lines(&[
        "古渠考略",
        "周某南",
        TEXT,
        &format!("{open}①"),
        "① 《唐志》，第3页。",
        "一、缘起",
        TEXT,
        "二、余论",
        TEXT,
    ]);
    let found = doubts(&text, WarningKind::UncertainJoin);
    assert_eq!(found, [(4, "清两代沿用不绝，今人，①\n一、缘起".to_owned())]);
}

#[test]
fn a_page_end_in_mid_sentence_is_joined_without_doubt() {
    let open = "渠道开于唐代，至宋而废，元人复修，明清两代沿用不绝，①今人";
    let text = lines(&[TEXT, open, "① 《唐志》，第3页。", &TEXT.repeat(2)]);
    assert!(doubts(&text, WarningKind::UncertainJoin).is_empty());
}
