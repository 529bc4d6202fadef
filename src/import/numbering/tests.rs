use super::*;

fn read(line: &str) -> Option<(System, u32, &str)> {
    numbering(line).map(|n| (n.system, n.number, n.rest(line)))
}

#[test]
fn each_system_is_told_by_its_label() {
    for (line, system, number, rest) in [
        ("第三章　方法", System::Chapter, 3, "方法"),
        ("第 2 节 材料", System::Section, 2, "材料"),
        ("第一部分：缘起", System::Part, 1, "缘起"),
        ("一、缘起", System::Han, 1, "缘起"),
        ("十二 、结语", System::Han, 12, "结语"),
        ("一　はじめに", System::Han, 1, "はじめに"),
        ("（二）材料", System::ParenHan, 2, "材料"),
        ("( 三 ) 材料", System::ParenHan, 3, "材料"),
        ("1. Introduction", System::Decimal(1), 1, "Introduction"),
        ("2.1 Data", System::Decimal(2), 1, "Data"),
        ("2.1.3数据", System::Decimal(3), 3, "数据"),
        ("１　問題の所在", System::Decimal(1), 1, "問題の所在"),
        ("（1）甲", System::ParenArabic, 1, "甲"),
        ("3）丙", System::HalfParen, 3, "丙"),
        ("IV. RESULTS", System::Roman, 4, "RESULTS"),
        ("Ⅱ 方法", System::Roman, 2, "方法"),
        ("壹、緣起", System::Capital, 1, "緣起"),
        ("Chapter 2 Wells", System::Chapter, 2, "Wells"),
        ("Chapter One: Wells", System::Chapter, 1, "Wells"),
        ("①甲", System::Circled, 1, "甲"),
        ("• item", System::Bullet, 0, "item"),
    ] {
        assert_eq!(read(line), Some((system, number, rest)), "{line}");
    }
}

#[test]
fn numbers_that_begin_a_sentence_are_no_label() {
    for line in [
        "第一，其次",
        "第一章的任务是",
        "2023年以来",
        "一是改革",
        "3.1415",
        "5G 网络",
        "一般来说",
        "2020-2023",
        "10%",
    ] {
        let found = numbering(line).filter(|n| n.separator != Separator::None);
        assert!(found.is_none_or(|n| n.rest(line).is_empty()), "{line}: {found:?}");
    }
}
