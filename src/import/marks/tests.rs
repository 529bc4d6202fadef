use super::*;

fn marks(text: &str) -> Vec<(&str, Family, Vec<u32>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(mark) = next_mark(text, at) {
        at = mark.range.end;
        found.push((mark.printed, mark.family, mark.numbers));
    }
    found
}

#[test]
fn a_long_run_of_superscript_digits_is_no_mark() {
    assert!(marks(&format!("甲{}乙", "¹".repeat(11))).is_empty());
}

#[test]
fn each_form_of_a_mark_is_found() {
    let text = "甲^①乙②丙[3]丁［4］戊〔5〕己（注6）庚注7辛¹²壬^13癸(14)。";
    let families: Vec<_> = marks(text).into_iter().map(|(_, f, n)| (f, n[0])).collect();
    assert_eq!(
        families,
        [
            (Family::Circled, 1),
            (Family::Circled, 2),
            (Family::Bracket, 3),
            (Family::Bracket, 4),
            (Family::Bracket, 5),
            (Family::Named, 6),
            (Family::Named, 7),
            (Family::Raised, 12),
            (Family::Raised, 13),
            (Family::Paren, 14),
        ]
    );
}

#[test]
fn ranges_and_lists_point_to_each_of_their_notes() {
    assert_eq!(marks("甲[3-5]。"), [("[3-5]", Family::Bracket, vec![3, 4, 5])]);
    assert_eq!(marks("甲[2, 7]。"), [("[2, 7]", Family::Bracket, vec![2, 7])]);
    assert_eq!(marks("甲［1，3～4］"), [("［1，3～4］", Family::Bracket, vec![1, 3, 4])]);
}

#[test]
fn raised_ranges_and_lists_point_to_each_of_their_notes() {
    assert_eq!(marks("甲¹⁻³。"), [("¹⁻³", Family::Raised, vec![1, 2, 3])]);
    assert_eq!(marks("wells¹,⁴–⁶ of"), [("¹,⁴–⁶", Family::Raised, vec![1, 4, 5, 6])]);
    assert_eq!(marks("甲¹，乙"), [("¹", Family::Raised, vec![1])]);
}

#[test]
fn brackets_with_other_things_inside_are_no_marks() {
    assert!(marks("甲[J]乙〔2021〕12号[1984:45]（2020年）[a]").is_empty());
}

#[test]
fn a_glued_number_is_told_from_a_year_a_decimal_and_a_count() {
    let found = |text| glued_numbers(text).map(|(_, n)| n).collect::<Vec<u32>>();
    assert_eq!(found("the wells.12 They"), [12]);
    assert_eq!(found("in wells3 of 1998, at 3.5 percent"), [3]);
    assert_eq!(found("此说可从。2其后"), [2]);
    assert_eq!(found("2023年4月，第3期，共5个"), Vec::<u32>::new());
}

#[test]
fn a_number_that_counts_inside_an_english_sentence_stands_badly_for_a_mark() {
    let before = ["luck lies in two things, ", "to be honest, and ", "to wait; "];
    assert_eq!(before.map(standing), [0; 3]);
    assert_eq!([standing("as was shown "), standing("这是第一点，")], [2, 1]);
}

#[test]
fn a_number_behind_one_or_two_capitals_is_part_of_a_name() {
    let numbers = |text| glued_numbers(text).map(|(_, number)| number).collect::<Vec<_>>();
    assert!(numbers("printed on A1 paper, with CO2 in the air").is_empty());
    assert_eq!(numbers("so the town1 stood"), [1]);
}
