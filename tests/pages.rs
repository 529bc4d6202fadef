//! Saved pages in the manner of several kinds of sites: the article is found, and what stands
//! around it is left out.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;

use wengu::document::Document;
use wengu::import::{ImportOptions, import};

fn page(name: &str) -> Document {
    let path = format!("{}/tests/data/pages/{name}.html", env!("CARGO_MANIFEST_DIR"));
    import(&fs::read(path).unwrap(), &ImportOptions::default()).unwrap().document
}

fn headings(document: &Document) -> Vec<(u8, &str)> {
    let headings = document.blocks.iter();
    headings.filter_map(|block| Some((block.heading_level()?, block.text.as_str()))).collect()
}

/// The text of each mark's notes, in the order of the marks.
fn notes(document: &Document) -> Vec<String> {
    let marks = document.blocks.iter().flat_map(|block| block.text.refs());
    let notes = marks.flat_map(|mark| &mark.notes);
    notes.map(|note| document.footnote(*note).unwrap().text()).collect()
}

fn has_none_of(document: &Document, words: &[&str]) {
    let blocks = document.blocks.iter().map(|block| block.text.as_str().to_owned());
    let notes = document.footnotes.iter().map(wengu::document::footnote::Footnote::text);
    let text: Vec<String> = blocks.chain(notes).collect();
    for word in words {
        assert!(!text.iter().any(|text| text.contains(word)), "{word} in {text:?}");
    }
}

#[test]
fn a_news_page_is_its_article() {
    let document = page("news");
    assert_eq!(document.front.title.as_deref(), Some("渡口重开，老船工回来了"));
    assert_eq!(headings(&document), [(1, "一条船的来历")]);
    has_none_of(
        &document,
        &["登录", "首页", "分享到", "相关阅读", "网友评论", "热门排行", "版权所有", "Cookie"],
    );
}

#[test]
fn an_encyclopedia_page_has_its_sections_and_references() {
    let document = page("wiki");
    assert_eq!(headings(&document), [(1, "历史"), (1, "参考文献")]);
    let first = "秦晓. 渡口志. 江城: 甲社. 2001.";
    assert_eq!(notes(&document), [first, "许青. 江上. 2003: 40.", first]);
    has_none_of(
        &document,
        &[
            "编辑松",
            "跳转到导航",
            "编辑]",
            "交通设施",
            "取自",
            "分类",
            "链入页面",
            "最后修订",
            "目录",
        ],
    );
}

#[test]
fn an_article_of_an_app_has_its_printed_notes_linked() {
    let document = page("wechat");
    assert_eq!(document.front.title.as_deref(), Some("在渡口等一条船"));
    assert_eq!(notes(&document), ["见《江城县志》第二卷，第40页。", "秦晓：《渡口账册》，第3页。"]);
    has_none_of(&document, &["微信扫一扫", "知道了", "阅读原文"]);
}

#[test]
fn a_blog_page_has_its_notes_table_and_ruby() {
    let document = page("blog");
    assert_eq!(headings(&document), [(1, "一、体例"), (1, "二、语言")]);
    assert_eq!(notes(&document), ["只有第七章没有。", "语出柳宗元。"]);
    assert!(document.blocks.iter().any(|block| block.text.as_str() == "上渡\t3"));
    has_none_of(&document, &["关于", "条评论", "写得真好", "上一篇", "近期文章", "WordPress"]);
}

#[test]
fn a_journal_page_in_tables_has_its_sections_and_sources() {
    let document = page("journal");
    assert_eq!(document.front.authors, ["许青禾", "罗松"]);
    assert_eq!(document.front.keywords, ["清代", "渡口", "管理"]);
    assert_eq!(headings(&document), [(1, "一、官渡"), (1, "二、义渡"), (1, "参考文献")]);
    assert_eq!(notes(&document).len(), 3);
    has_none_of(&document, &["投稿指南", "过刊浏览", "编辑部"]);
}
