use super::super::lines::split;
use super::*;

fn notes_of(text: &str) -> (Vec<(String, String, usize)>, Vec<String>) {
    let lines = split(text);
    let shape = Shape::of(&lines);
    let mut roles = vec![Role::Text; lines.len()];
    super::super::furniture::find(&lines, shape, &mut roles);
    let notes = find(&lines, shape, &mut roles);
    let mut found = Vec::new();
    for (number, block) in notes.blocks.iter().enumerate() {
        for definition in &notes.definitions[block.definitions.clone()] {
            let mut text = definition.text.to_owned();
            for &line in &definition.more {
                text.push('/');
                text.push_str(lines[line as usize].text);
            }
            found.push((definition.printed.to_owned(), text, number + 1));
        }
    }
    let body = lines.iter().zip(&roles).filter(|(_, role)| **role == Role::Text);
    (found, body.map(|(line, _)| line.text.to_owned()).collect())
}

fn labels(text: &str) -> Vec<(String, usize)> {
    notes_of(text).0.into_iter().map(|(label, _, block)| (label, block)).collect()
}

#[test]
fn definitions_after_their_marks_are_taken_page_by_page() {
    let text = "渠开于唐。①宋人修之。②\n\n① 《唐志》，第3页。\n② 《宋志》，第4页。\n\n元人再修。①\n\n① 《元志》，第5页。\n";
    let expected = [("①", 1), ("②", 1), ("①", 2)].map(|(l, b)| (l.to_owned(), b));
    assert_eq!(labels(text), expected);
}

#[test]
fn an_item_list_is_not_taken_for_notes() {
    let text = "办法有三：\n\n①疏浚旧渠；\n\n②增筑新堰；\n\n③设官专管。\n\n其余从略。\n";
    assert!(labels(text).is_empty());
}

#[test]
fn a_section_of_notes_takes_continued_lines_up_to_the_next_label() {
    let text = "渠开于唐。[1]宋人修之。[2]\n\n参考文献\n\n[1] 甲. 渠志[M].\n\n北京: 某社, 1990.\n\n[2] 乙. 堰志[J]. 水利, 1991.\n\n作者简介：甲，某人。\n";
    let (notes, body) = notes_of(text);
    assert_eq!(notes[0].1, "甲. 渠志[M]./北京: 某社, 1990.");
    assert_eq!(notes.len(), 2);
    assert!(body.iter().any(|line| line.starts_with("作者简介")));
}

#[test]
fn a_note_of_several_paragraphs_ends_where_the_next_begins() {
    let text = "渠开于唐。^①宋人修之。^②\n\n① 此说有二。\n\n另一说以为开于隋。\n\n② 《宋志》。\n\n元人再修。\n";
    let (notes, body) = notes_of(text);
    assert_eq!(notes[0].1, "此说有二。/另一说以为开于隋。");
    assert_eq!(body.last().map(String::as_str), Some("元人再修。"));
}

#[test]
fn plain_numbers_at_a_page_end_are_notes_where_their_marks_are_glued_to_the_text() {
    let text = "The wells of the region were dug early.1 They were kept by the towns,2 and\n1 Smith, Wells, 12.\n2 Ibid., 14.\n\u{C}were shared by all.\n";
    let (notes, body) = notes_of(text);
    assert_eq!(notes.len(), 2);
    assert_eq!(body.len(), 2);
}

#[test]
fn numbered_headings_are_not_taken_for_notes() {
    let text = "1. Wells\n\nThe wells were dug in 1998.\n\n2. Canals\n\nThe canals came later.\n";
    assert!(labels(text).is_empty());
}

#[test]
fn a_note_that_runs_on_is_finished_above_the_notes_of_the_next_page() {
    let text = "渠开于唐。^①\n\n① 此说见于《唐志》，而《宋志》以为\n\n元人再修，其功甚大，至今人犹称之。^①\n\n开于隋代，未知孰是。\n① 《元志》。\n\n明人增筑。\n";
    let (notes, body) = notes_of(text);
    assert_eq!(notes[0].1, "此说见于《唐志》，而《宋志》以为/开于隋代，未知孰是。");
    assert_eq!(body.len(), 3);
}

#[test]
fn a_misread_mark_leads_to_the_note_that_no_other_mark_has() {
    let text = "旧渠废于乾隆年间。©新渠开于光绪年间。②\n\n① 县志卷二。\n② 水册。\n";
    let lines = split(text);
    let mut roles = vec![Role::Text; lines.len()];
    let notes = find(&lines, Shape::of(&lines), &mut roles);
    let linked: Vec<_> = notes.glued.iter().map(|mark| mark.definition).collect();
    assert_eq!(linked, [Some(0)]);
    assert_eq!(notes.definitions[1].printed, "②");
}
