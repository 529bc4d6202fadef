use super::super::lines::split;
use super::*;

fn furniture(text: &str) -> Vec<&str> {
    let lines = split(text);
    let mut roles = vec![Role::Text; lines.len()];
    find(&lines, Shape::of(&lines), &mut roles);
    lines
        .iter()
        .zip(&roles)
        .filter(|(_, role)| **role == Role::Furniture)
        .map(|(line, _)| line.text)
        .collect()
}

#[test]
fn page_numbers_in_dress_are_furniture() {
    let text =
        "渠道开于唐代，\n- 57 -\n\n至宋而废。\n\n第 58 页\n\n· 59 ·\n\nPage 3 of 9\n\n12 / 80\n";
    assert_eq!(furniture(text), ["- 57 -", "第 58 页", "· 59 ·", "Page 3 of 9", "12 / 80"]);
}

#[test]
fn a_bare_number_is_a_page_number_where_the_numbers_count_on() {
    let body = "渠道开于唐代。\n\n至宋而废。\n\n元人复修。\n\n";
    let text = format!("{body}57\n\n{body}58\n\n{body}");
    assert_eq!(furniture(&text), ["57", "58"]);
    assert!(furniture(&format!("{body}1949\n\n{body}")).is_empty());
}

#[test]
fn a_running_head_at_page_edges_is_furniture_and_the_title_is_not() {
    let page = "渠道开于唐代，至宋而废，元人复修，明代又有增筑之事见于方志。\n";
    let text = format!("古渠考\n\n{page}\u{C}古渠考\n{page}\u{C}古渠考\n{page}");
    assert_eq!(furniture(&text).len(), 2);
}

#[test]
fn a_journal_line_with_a_page_number_is_furniture() {
    let text = "渠道开于唐代，至宋而废。\n\n第 3 期　　　张某：古渠考　　　57\n\n元人复修。\n";
    assert_eq!(furniture(text).len(), 1);
}

#[test]
fn a_heading_that_every_chapter_has_is_not_furniture() {
    let chapter = |n: u32| {
        format!(
            "第{n}章 渠道\n\n渠道开于唐代，至宋而废。\n\n{n}.3 本章小结\n\n以上说明了渠道的兴废。\n\n"
        )
    };
    let text: String = (1..5).map(chapter).collect();
    assert!(furniture(&text).is_empty());
}

#[test]
fn a_chapter_below_the_table_of_contents_is_kept_where_a_running_head_repeats_it() {
    let entry = "1.1  渠道的开凿与历代的增修 ............................ 1\n";
    let body = "渠道开于唐代。\n\n至宋而废。\n\n";
    let text = format!("{entry}{entry}{entry}\n第1章  绪论\n\n{body}2\n\n第1章  绪论\n\n{body}");
    assert_eq!(furniture(&text).iter().filter(|line| line.contains("绪论")).count(), 1);
}

#[test]
fn a_page_number_is_known_with_a_letter_read_for_a_digit() {
    let text = "渠道开于唐代，\n\n· l03 ·\n\n至宋而废。\n\n- 1O4 -\n\n元人复修。\n";
    assert_eq!(furniture(text), ["· l03 ·", "- 1O4 -"]);
}

#[test]
fn a_head_that_names_the_article_is_known_where_it_stands_once() {
    let body = "渠道开于唐代，至宋而废。\n\n".repeat(12);
    let text = format!("江南古渠的兴废\n\n{body}- 2 -\n\n某人：江南古渠的兴废\n\n元人复修。\n");
    assert_eq!(furniture(&text), ["- 2 -", "某人：江南古渠的兴废"]);
}

#[test]
fn the_tops_of_pages_are_heads_though_each_occurs_once() {
    let text = "渠道开于唐代，\n\n- 1 -\n\n甲的渠\n\n至宋而废。\n\n- 2 -\n\n乙的堰\n\n元人复修。\n";
    assert_eq!(furniture(text), ["- 1 -", "甲的渠", "- 2 -", "乙的堰"]);
}

#[test]
fn the_names_below_the_title_stay_where_the_heads_repeat_them() {
    let head = "The Wells of the Town\n\nANN B. LEE\n\nUniversity of Somewhere\n\n";
    let text = format!(
        "{head}Wells were dug early in the region.\n\n- 2 -\n\nANN B. LEE\n\nThe towns kept them.\n"
    );
    assert_eq!(furniture(&text), ["- 2 -", "ANN B. LEE"]);
}
