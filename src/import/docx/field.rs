//! Fields: what Word computes, with the result that it saw last (ECMA-376 part 1, 17.16).

use crate::import::docx::ordinal;

/// A field that is being read.
#[derive(Debug, Clone, Default)]
pub(super) struct Field {
    /// The instruction so far (`HYPERLINK "http://…"`).
    pub instruction: String,
    /// Where the result begins in the paragraph's text, once it has begun.
    pub result: Option<usize>,
}

/// What a field is to a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// A link to an address.
    Address(String),
    /// A link to a bookmark.
    Bookmark(String),
    /// A table of contents, or of figures, or an index.
    Contents,
    /// Text that stands in the instruction alone.
    Text(String),
    /// Text with its reading.
    Ruby { text: String, reading: String },
    /// Its result, whatever it is.
    Result,
}

impl Field {
    /// What the instruction asks for.
    pub(super) fn kind(&self) -> FieldKind {
        let instruction = self.instruction.trim();
        let (name, rest) = instruction.split_once(char::is_whitespace).unwrap_or((instruction, ""));
        match name.to_ascii_uppercase().as_str() {
            "HYPERLINK" => hyperlink(rest),
            "TOC" | "INDEX" | "TOA" => FieldKind::Contents,
            "EQ" => equation(rest),
            _ => FieldKind::Result,
        }
    }
}

/// `"address" \l "bookmark" \o "tip"`.
fn hyperlink(arguments: &str) -> FieldKind {
    let words = words(arguments);
    let mut address = None;
    let mut bookmark = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        match word.as_str() {
            "\\l" => {
                bookmark = words.get(at + 1).cloned();
                at += 1;
            }
            "\\o" | "\\t" | "\\s" => at += 1,
            word if word.starts_with('\\') => {}
            word => address = address.or_else(|| Some(word.to_owned())),
        }
        at += 1;
    }
    match (address.filter(|address| !address.is_empty()), bookmark) {
        (Some(address), Some(bookmark)) => FieldKind::Address(format!("{address}#{bookmark}")),
        (Some(address), None) => FieldKind::Address(address),
        (None, Some(bookmark)) => FieldKind::Bookmark(bookmark),
        (None, None) => FieldKind::Result,
    }
}

/// The words of an instruction; quotation marks hold one together.
fn words(arguments: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in arguments.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// The two forms that Chinese and Japanese Word write: `\o\ac(○,1)`, a character in a circle, and
/// `\o\ad(\s\up 9(reading),text)`, ruby.
fn equation(arguments: &str) -> FieldKind {
    let Some((_, after)) = arguments.split_once("\\o") else { return FieldKind::Result };
    let Some((_, inner)) = after.split_once('(') else { return FieldKind::Result };
    let inner = inner.trim_end().strip_suffix(')').unwrap_or(inner);
    let Some((first, last)) = inner.rsplit_once([',', ';', '，']) else {
        return FieldKind::Result;
    };
    if let Some((_, raised)) = first.split_once("\\up") {
        let reading = raised.split_once('(').map_or("", |(_, reading)| reading);
        let reading = reading.trim().trim_end_matches(')').to_owned();
        return FieldKind::Ruby { text: last.trim().to_owned(), reading };
    }
    let last = last.trim();
    let circled =
        last.parse().ok().filter(|_| first.contains(['○', '◯', '〇'])).and_then(ordinal::circled);
    FieldKind::Text(circled.map_or_else(|| last.to_owned(), String::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(instruction: &str) -> FieldKind {
        Field { instruction: instruction.to_owned(), result: None }.kind()
    }

    #[test]
    fn a_link_has_an_address_or_a_bookmark() {
        let address = FieldKind::Address("http://example.org/a b".to_owned());
        assert_eq!(kind(" HYPERLINK \"http://example.org/a b\" \\o \"tip\" "), address);
        assert_eq!(kind("hyperlink \\l \"_Ref1\""), FieldKind::Bookmark("_Ref1".to_owned()));
    }

    #[test]
    fn a_character_in_a_circle_is_one_character() {
        assert_eq!(kind(" eq \\o\\ac(○,3)"), FieldKind::Text("③".to_owned()));
        assert_eq!(kind(" EQ \\o\\ac(□,印)"), FieldKind::Text("印".to_owned()));
    }

    #[test]
    fn a_reading_over_its_text_is_ruby() {
        let ruby = FieldKind::Ruby { text: "温".to_owned(), reading: "wēn".to_owned() };
        assert_eq!(kind("EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(wēn),温)"), ruby);
    }
}
