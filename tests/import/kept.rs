//! Nothing is lost: every character of a source, white space apart, is in the document or is said
//! to have been set aside, as often as the source has it, and none is there more often.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use wengu::document::block::BlockKind;
use wengu::document::inline::{RichText, SpanKind};
use wengu::import::warning::WarningKind;
use wengu::import::{Format, ImportOptions, Imported, encoding, import};
use wengu::text::clean;

use crate::print::article;

/// How often each character is in the source, less how often it is in what was made of it.
type Balance = BTreeMap<char, isize>;

fn count(balance: &mut Balance, text: &str, by: isize) {
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        *balance.entry(c).or_default() += by;
    }
}

fn count_rich(balance: &mut Balance, text: &RichText) {
    count(balance, text.as_str(), -1);
    for mark in text.refs() {
        count(balance, &mark.label, -1);
    }
    for span in text.spans() {
        if let SpanKind::Ruby(reading) = &span.kind {
            count(balance, reading, -1);
        }
    }
}

/// The front matter's values are not counted: the blocks have them as printed.
fn balance(source: &str, imported: &Imported) -> Balance {
    let mut balance = Balance::new();
    count(&mut balance, &clean::document_text(Cow::Borrowed(source)).0, 1);
    for block in &imported.document.blocks {
        count_rich(&mut balance, &block.text);
        if let BlockKind::ListItem { label, .. } = &block.kind {
            count(&mut balance, label, -1);
        }
    }
    for note in &imported.document.footnotes {
        count(&mut balance, &note.label, -1);
        for paragraph in &note.paragraphs {
            count_rich(&mut balance, paragraph);
        }
    }
    let set_aside =
        [WarningKind::Furniture, WarningKind::TableOfContents, WarningKind::Unsupported];
    for warning in imported.warnings.iter().filter(|warning| set_aside.contains(&warning.kind)) {
        count(&mut balance, warning.quote.as_deref().unwrap_or_default(), -1);
    }
    for (_, c, taken) in imported.normalised.counts() {
        *balance.entry(c).or_default() -= isize::try_from(taken).unwrap();
    }
    balance.retain(|_, left| *left != 0);
    balance
}

fn read(text: &str) -> Option<Imported> {
    let options = ImportOptions { format: Some(Format::Plain), encoding: Some("utf-8".to_owned()) };
    import(text.as_bytes(), &options).ok()
}

/// The characters of `text` that are lost or doubled when it is read; a gaiji that its description
/// was replaced by is in no source.
fn unbalanced(text: &str) -> Balance {
    let Some(imported) = read(text) else {
        assert!(
            clean::document_text(Cow::Borrowed(text)).0.trim().is_empty(),
            "not read: {text:?}"
        );
        return Balance::new();
    };
    let mut balance = balance(text, &imported);
    if text.contains("［＃") {
        balance.retain(|_, left| *left > 0);
    }
    balance
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<_> = entries
        .filter(|path| {
            let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
            matches!(kind, "txt" | "md" | "html" | "json")
        })
        .collect();
    texts.sort();
    texts
}

#[test]
fn nothing_of_a_text_at_hand_is_lost_or_doubled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("tests/data/import"), root.join("seeds")];
    folders.extend(crate::shared().map(|shared| shared.join("corpus")));
    let texts: Vec<_> = folders.iter().flat_map(|folder| files(folder)).collect();
    assert!(texts.len() > 20, "the texts were not found");
    for path in texts {
        let bytes = fs::read(&path).unwrap();
        let text = encoding::decode(&bytes, None).unwrap().text;
        assert_eq!(unbalanced(&text), Balance::new(), "{}", path.display());
    }
}

#[test]
fn a_text_of_vertical_print_is_read_as_the_same_in_horizontal_print() {
    let vertical =
        "古渠考\n\n一︑源流\n\n方志云︓﹁渠開於唐﹂︐至宋而廢︒^①\n\n①︽某縣志︾︐頁三︒\n";
    let horizontal =
        "古渠考\n\n一、源流\n\n方志云：「渠開於唐」，至宋而廢。^①\n\n①《某縣志》，頁三。\n";
    assert_eq!(read(vertical), read(horizontal));
    assert_eq!(read(vertical).unwrap().document.footnotes.len(), 1);
}

proptest! {
    /// Counting looks at the cleaned text: that cleaning keeps every form of vertical print is held
    /// against the compatibility mappings of Unicode.
    #[test]
    fn nothing_of_vertical_print_is_lost_or_doubled(text in "[温故1①\n︐-︙︰-﹈]{0,120}") {
        let cleaned = clean::document_text(Cow::Borrowed(&text)).0;
        prop_assert!(cleaned.nfkc().eq(text.nfkc()));
        prop_assert_eq!(unbalanced(&text), Balance::new());
    }

    #[test]
    fn nothing_of_a_printed_article_is_lost_or_doubled(text in article()) {
        prop_assert_eq!(unbalanced(&text), Balance::new());
    }

    #[test]
    fn nothing_of_any_text_is_lost_or_doubled(text in "(\\PC|\n|[①②\\[\\]1^（）#-]){0,200}") {
        prop_assert_eq!(unbalanced(&text), Balance::new());
    }
}
