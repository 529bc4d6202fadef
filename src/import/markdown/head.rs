//! The YAML at the head of a Markdown file.

use crate::document::front::FrontMatter;
use crate::document::language::Language;
use crate::import::yaml;
use crate::import::yaml::Yaml;

/// Lines within which the head has to end.
const LONGEST: usize = 20_000;

/// Cuts the head off: `---` in the first line, up to `---` or `...`. What `comrak` does would
/// swallow the text up to the next `---` where `...` closes the head.
pub(super) fn cut(text: &str) -> (Option<&str>, &str) {
    let text = text.trim_start_matches('\u{FEFF}');
    let Some(rest) = text.strip_prefix("---").and_then(|rest| {
        let end = rest.find('\n')?;
        rest.get(..end)?.trim().is_empty().then(|| rest.get(end + 1..))?
    }) else {
        return (None, text);
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n').take(LONGEST) {
        let end = at + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return (rest.get(..at), rest.get(end..).unwrap_or_default());
        }
        at = end;
    }
    (None, text)
}

/// The head's values under the names that Pandoc and site generators use.
pub(super) fn front(head: &Yaml) -> (FrontMatter, Option<Language>) {
    let text = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| head.get(key)?.as_text())
            .map(str::to_owned)
            .filter(|text| !text.is_empty())
    };
    let list = |keys: &[&str]| -> Vec<String> {
        let value = keys.iter().find_map(|key| head.get(key));
        value.map(names).unwrap_or_default()
    };
    let front = FrontMatter {
        title: text(&["title", "Title", "标题"]),
        authors: list(&["author", "authors", "Author", "作者"]),
        abstract_text: text(&["abstract", "summary", "description", "摘要"]),
        keywords: list(&["keywords", "keyword", "tags", "关键词"]),
        author_note: text(&["author-note"]),
    };
    (front, text(&["lang", "language"]).as_deref().and_then(Language::from_tag))
}

/// Names of a list; of a map its `name`; a scalar alone may hold several, parted by commas.
fn names(value: &Yaml) -> Vec<String> {
    if let Yaml::Text(text) = value {
        return text
            .split([',', '，', '、', ';', '；'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
    }
    value
        .items()
        .iter()
        .filter_map(|item| item.as_text().or_else(|| item.get("name")?.as_text()))
        .map(str::to_owned)
        .collect()
}

/// The values of a head that `export::markdown` has written, to the letter.
pub(super) fn exact_front(head: &Yaml) -> FrontMatter {
    let text = |key: &str| head.get(key).and_then(Yaml::as_text).map(str::to_owned);
    let list = |key: &str| {
        let items = head.get(key).map(Yaml::items).unwrap_or_default();
        items.iter().filter_map(Yaml::as_text).map(str::to_owned).collect()
    };
    FrontMatter {
        title: text("title"),
        authors: list("author"),
        abstract_text: text("abstract"),
        keywords: list("keywords"),
        author_note: text("author-note"),
    }
}

/// The head's value; an empty map where there is no head.
pub(super) fn read(head: Option<&str>) -> Yaml {
    head.map_or(Yaml::Map(Vec::new()), yaml::read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_ends_at_three_hyphens_or_three_dots() {
        assert_eq!(cut("---\na: b\n---\n# c\n"), (Some("a: b\n"), "# c\n"));
        assert_eq!(cut("---\na: b\n...\nc\n\n---\nd\n"), (Some("a: b\n"), "c\n\n---\nd\n"));
    }

    #[test]
    fn a_rule_at_the_start_is_no_head() {
        assert_eq!(cut("---\n没有结束"), (None, "---\n没有结束"));
        assert_eq!(cut("--- a\n---\n"), (None, "--- a\n---\n"));
    }

    #[test]
    fn names_are_read_from_lists_maps_and_lines() {
        let head = read(Some("author:\n  - name: 甲\n    x: y\n  - 乙\nkeywords: 丙，丁\n"));
        let (front, _) = front(&head);
        assert_eq!(front.authors, ["甲", "乙"]);
        assert_eq!(front.keywords, ["丙", "丁"]);
    }
}
