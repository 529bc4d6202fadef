//! What has to be taken out of a page before it is parsed.
//!
//! `html5ever` takes time in the square of the depth and of the number of attributes: 100,000
//! nested elements take more than 20 s. A browser stops at a depth of 512 (Blink), and so does this.

/// How deep elements nest; the tags of deeper ones are left out, their text stays.
const DEPTH_LIMIT: usize = 512;
/// Attributes that an element keeps.
const ATTRIBUTE_LIMIT: usize = 64;

/// Elements that are never open at their end: they have none, or it may be left out.
const UNCOUNTED: [&str; 31] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
    "optgroup", "rt", "rp", "colgroup", "html", "body",
];

/// The page without scripts, styles and comments, no deeper than [`DEPTH_LIMIT`].
pub(super) fn guard(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut open: Vec<String> = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let Some(length) = tag_length(tag) else {
            out.push('<');
            rest = tag.get(1..).unwrap_or_default();
            continue;
        };
        let (tag, after) = tag.split_at(length);
        rest = after;
        let Some((name, closes)) = tag_name(tag) else { continue };
        if !closes && matches!(name.as_str(), "script" | "style" | "noscript" | "template") {
            rest = after_element(after, &name);
            continue;
        }
        let counted = !UNCOUNTED.contains(&name.as_str()) && !tag.ends_with("/>");
        if !counted || open.len() < DEPTH_LIMIT || closes_last(&open, &name, closes) {
            push_tag(&mut out, tag);
        } else {
            out.push(' ');
        }
        if counted && !closes {
            open.push(name);
        } else if let Some(at) = opened(&open, &name).filter(|_| closes) {
            open.truncate(at);
        }
    }
    out.push_str(rest);
    out
}

/// How far back an end tag looks for its element.
const MISNESTED: usize = 16;

/// Where the element that an end tag closes was opened.
fn opened(open: &[String], name: &str) -> Option<usize> {
    let from = open.len().saturating_sub(MISNESTED);
    let at = open.get(from..)?.iter().rposition(|other| other == name)?;
    Some(from + at)
}

/// True for the end tag of the last element that was not left out.
fn closes_last(open: &[String], name: &str, closes: bool) -> bool {
    closes && open.len() == DEPTH_LIMIT && opened(open, name).is_some()
}

/// The bytes of the tag, comment or declaration that `text` begins with.
fn tag_length(text: &str) -> Option<usize> {
    if let Some(comment) = text.strip_prefix("<!--") {
        return Some(comment.find("-->").map_or(text.len(), |end| end + 7));
    }
    let second = *text.as_bytes().get(1)?;
    if !(second.is_ascii_alphabetic() || matches!(second, b'/' | b'!' | b'?')) {
        return None;
    }
    let (mut quote, mut before) = (None, b' ');
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'>') => return Some(at + 1),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    // A tag that does not end swallows the rest, as in a browser.
    Some(text.len())
}

fn tag_name(tag: &str) -> Option<(String, bool)> {
    let inner = tag.strip_prefix('<')?;
    let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    let name = inner.get(..end.unwrap_or(inner.len()))?.to_ascii_lowercase();
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((name, closes))
}

/// What stands after the end tag of an element without text.
fn after_element<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, after)| after);
        }
        rest = after;
    }
    ""
}

fn push_tag(out: &mut String, tag: &str) {
    match tag.match_indices('=').nth(ATTRIBUTE_LIMIT) {
        Some((at, _)) => {
            let kept = tag.get(..at).unwrap_or_default();
            let end = kept.rfind(char::is_whitespace).unwrap_or(at);
            out.push_str(kept.get(..end).unwrap_or_default());
            out.push('>');
        }
        None if tag.len() > 65_536 => {
            let end = tag.find(char::is_whitespace).unwrap_or(0);
            out.push_str(tag.get(..end).unwrap_or_default());
            out.push('>');
        }
        None => out.push_str(tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_page_stays_as_it_is() {
        let page = "<p class=\"a>b\">甲 < 乙</p><br><ul><li>丙</ul>";
        assert_eq!(guard(page), page);
    }

    #[test]
    fn scripts_and_comments_are_taken_out() {
        assert_eq!(guard("a<script>if (x<y) '</p>'</script>b<!-- <p> -->c"), "abc");
    }

    #[test]
    fn nesting_stops_at_the_limit_and_text_stays() {
        let guarded = guard(&format!("{}x{}", "<div>".repeat(10_000), "</div>".repeat(10_000)));
        assert_eq!(guarded.matches("<div>").count(), DEPTH_LIMIT);
        assert!(guarded.contains('x'));
    }

    #[test]
    fn attributes_past_the_limit_are_dropped() {
        let tag = (0..1000).fold("<p".to_owned(), |tag, n| format!("{tag} a{n}=b"));
        assert_eq!(guard(&format!("{tag}>x")).matches('=').count(), ATTRIBUTE_LIMIT);
    }
}
