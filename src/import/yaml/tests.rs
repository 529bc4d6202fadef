use super::*;

fn text(value: &str) -> Yaml {
    Yaml::Text(value.to_owned())
}

#[test]
fn a_map_of_scalars_is_read() {
    let yaml = read("title: 题目：副题\nlang: zh-CN # 语言\nempty:\n");
    assert_eq!(yaml.get("title"), Some(&text("题目：副题")));
    assert_eq!(yaml.get("lang"), Some(&text("zh-CN")));
    assert_eq!(yaml.get("empty"), Some(&text("")));
}

#[test]
fn a_list_is_read_in_block_and_in_flow_style() {
    let yaml = read("author:\n  - 甲\n  - \"乙 : 丙\"\ntags: [一, 'it''s', \"三\"]\nx:\n- 丁\n");
    assert_eq!(yaml.get("author").unwrap().texts(), ["甲", "乙 : 丙"]);
    assert_eq!(yaml.get("tags").unwrap().texts(), ["一", "it's", "三"]);
    assert_eq!(yaml.get("x").unwrap().texts(), ["丁"]);
}

#[test]
fn a_flow_collection_may_go_on_over_lines() {
    let yaml = read("kinds: {0: title,\n  3: [a, [b]]}\nnext: 1\n");
    let kinds = yaml.get("kinds").unwrap();
    assert_eq!(kinds.entries()[0], ("0".to_owned(), text("title")));
    assert_eq!(kinds.get("3").unwrap().items()[1], Yaml::List(vec![text("b")]));
    assert_eq!(yaml.get("next"), Some(&text("1")));
}

#[test]
fn a_map_in_a_list_has_its_first_entry_beside_the_dash() {
    let yaml = read("author:\n  - name: 甲\n    affiliation: 乙大学\n  - name: 丙\n");
    let author = yaml.get("author").unwrap();
    assert_eq!(author.items()[0].get("affiliation"), Some(&text("乙大学")));
    assert_eq!(author.items()[1].get("name"), Some(&text("丙")));
}

#[test]
fn escapes_of_double_quotes_are_read() {
    let yaml = read(r#"a: "x\n\"y\"\\ \u4e2d\x41""#);
    assert_eq!(yaml.get("a"), Some(&text("x\n\"y\"\\ 中A")));
}

#[test]
fn a_literal_text_keeps_its_lines_and_a_folded_one_joins_them() {
    let yaml = read("a: |\n  甲\n   乙\nb: >-\n  c\n  d\nc: e\n");
    assert_eq!(yaml.get("a"), Some(&text("甲\n 乙\n")));
    assert_eq!(yaml.get("b"), Some(&text("c d")));
    assert_eq!(yaml.get("c"), Some(&text("e")));
}

#[test]
fn deep_nesting_costs_no_stack() {
    let yaml = read(&format!("a: {}", "[".repeat(100_000)));
    assert!(yaml.get("a").is_some());
    let deep: Vec<_> = (0..5000).map(|n| format!("{}k:", " ".repeat(n))).collect();
    assert!(matches!(read(&deep.join("\n")), Yaml::Map(_)));
}
