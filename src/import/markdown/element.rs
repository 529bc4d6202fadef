//! The HTML elements that stand inside lines of Markdown.

use crate::document::inline::SpanKind;

/// A tag that means something to the text; any other is passed over.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `<br>`.
    Break,
    /// The beginning of a range.
    Open {
        /// The element's name.
        name: String,
        /// What its range is; a ruby's reading comes later.
        kind: SpanKind,
    },
    /// `<rt>`.
    Reading,
    /// `<rp>` or `</rp>`.
    Parenthesis {
        /// True for `<rp>`.
        open: bool,
    },
    /// The end of an element.
    Close {
        /// Its name.
        name: String,
    },
}

/// What the tag means; `html` begins with `<` and ends with `>`.
pub(super) fn read(html: &str) -> Option<Tag> {
    let inner = html.strip_prefix('<')?.strip_suffix('>')?;
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner.get(..end)?.to_ascii_lowercase();
    let kind = match name.as_str() {
        "br" => return (!closes).then_some(Tag::Break),
        "rp" => return Some(Tag::Parenthesis { open: !closes }),
        "rt" if !closes => return Some(Tag::Reading),
        "rt" => return Some(Tag::Close { name }),
        "em" | "i" => SpanKind::Emphasis,
        "strong" | "b" => SpanKind::Strong,
        "del" | "s" => SpanKind::Strikethrough,
        "code" => SpanKind::Code,
        "ruby" => SpanKind::Ruby(String::new()),
        "a" | "picture" if closes => return Some(Tag::Close { name }),
        "picture" => SpanKind::Picture(attribute(inner.get(end..)?, "src")?),
        "a" => SpanKind::Link(attribute(inner.get(end..)?, "href")?),
        _ => return None,
    };
    Some(if closes { Tag::Close { name } } else { Tag::Open { name, kind } })
}

/// The value of an attribute, with its character references read.
fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest.get(..end)?;
        rest = rest.get(end..)?.trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => after.get(1..)?.split_once(quote)?,
                None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
        }
        if name.eq_ignore_ascii_case(wanted) {
            return Some(unescape(value));
        }
        let next = rest.trim_start();
        // A name of no length would be looked at for ever.
        rest = if next.len() < attributes.len() && !name.is_empty() { next } else { "" };
    }
    None
}

/// The texts of a piece of HTML: a new one where an element of its own lines begins or ends.
pub(super) fn texts(html: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        push_text(&mut texts, before);
        let (tag, next) = if let Some(comment) = after.strip_prefix("!--") {
            ("", comment.split_once("-->").map_or("", |(_, next)| next))
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
            after.split_once('>').unwrap_or((after, ""))
        } else {
            push_text(&mut texts, "<");
            ("", after)
        };
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
        if name.is_some_and(|name| !name.is_empty() && !is_inside_lines(name)) {
            texts.push(String::new());
        }
        rest = next;
    }
    push_text(&mut texts, rest);
    texts.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The words of the comments in a piece of HTML.
pub(super) fn comments(html: &str) -> impl Iterator<Item = &str> {
    let after = html.split("<!--").skip(1);
    let words = after.map(|after| after.split_once("-->").map_or(after, |(words, _)| words).trim());
    words.filter(|words| !words.is_empty())
}

fn push_text(texts: &mut [String], text: &str) {
    if let Some(last) = texts.last_mut() {
        last.push_str(&unescape(text).replace(['\n', '\r'], " "));
    }
}

fn is_inside_lines(name: &str) -> bool {
    const NAMES: [&str; 22] = [
        "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u",
    ];
    NAMES.contains(&name.to_ascii_lowercase().as_str())
}

/// Text with `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, `&nbsp;` and numbers read.
pub(in crate::import) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.find(';').filter(|&end| end <= 10);
        let found =
            end.and_then(|end| Some((reference(after.get(..end)?)?, after.get(end + 1..)?)));
        rest = if let Some((c, after)) = found {
            out.push(c);
            after
        } else {
            out.push('&');
            after
        };
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_out_of_its_attribute() {
        let tag = read("<a class=x href=\"a&#38;b&quot;\">");
        let kind = SpanKind::Link("a&b\"".to_owned());
        assert_eq!(tag, Some(Tag::Open { name: "a".to_owned(), kind }));
    }

    #[test]
    fn a_tag_that_means_nothing_here_is_passed_over() {
        assert_eq!(read("<span class=\"x\">"), None);
        assert_eq!(read("<!-- br -->"), None);
    }

    #[test]
    fn an_ampersand_alone_is_itself() {
        assert_eq!(unescape("a & b &amp;c &x;"), "a & b &c &x;");
    }
}
