//! Addresses of the web in running text, in the one form that may become a link of the terminal's.

use std::ops::Range;

/// The longest address that terminals take as a link (VTE's limit is 2083 bytes).
const LENGTH_LIMIT: usize = 2000;

/// An address that begins with `http://` or `https://` and has nothing in it but the ASCII
/// characters of a URI (RFC 3986, 2): no control and no space, so that it can end no sequence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebAddress(String);

impl WebAddress {
    /// The address `text`; `None` where it is none.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let is_whole = length(text) == Some(text.len());
        (is_whole && text.len() <= LENGTH_LIMIT).then(|| Self(text.to_owned()))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The addresses in `text` with their bytes, in order; the punctuation of the sentence around them
/// is left out.
#[must_use]
pub fn addresses(text: &str) -> Vec<(Range<usize>, WebAddress)> {
    let mut found: Vec<(Range<usize>, WebAddress)> = Vec::new();
    for (sign, _) in text.match_indices("://") {
        let head = text.get(..sign).unwrap_or_default();
        let letters = head.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let start = sign - letters;
        if found.last().is_some_and(|(before, _)| start < before.end) {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let Some(address) = length(rest).and_then(|end| rest.get(..end)).map(without_sentence)
        else {
            continue;
        };
        found.extend(WebAddress::new(address).map(|web| (start..start + address.len(), web)));
    }
    found
}

/// The length in bytes of the address that `text` begins with.
fn length(text: &str) -> Option<usize> {
    let (scheme, rest) = text.split_once("://")?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let bytes = rest.as_bytes();
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
        match byte {
            b'%' if is_hex(end + 1) && is_hex(end + 2) => end += 3,
            byte if is_of_address(byte) => end += 1,
            _ => break,
        }
    }
    let has_host = bytes.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'[');
    (has_host && end > 0).then_some(scheme.len() + 3 + end)
}

/// Unreserved and reserved characters of RFC 3986, 2.2 and 2.3.
fn is_of_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(&byte)
}

/// The address without the stops at its end, and without a closing bracket that none opens.
fn without_sentence(mut address: &str) -> &str {
    loop {
        let opened = |open: char, close: char| {
            address.matches(open).count() >= address.matches(close).count()
        };
        let is_outside = match address.chars().next_back() {
            Some('.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*') => true,
            Some(')') => !opened('(', ')'),
            Some(']') => !opened('[', ']'),
            _ => false,
        };
        if !is_outside {
            return address;
        }
        address = address.get(..address.len() - 1).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let found = addresses(text);
        for (range, web) in &found {
            assert_eq!(text.get(range.clone()), Some(web.as_str()));
        }
        found.into_iter().map(|(_, web)| web.as_str().to_owned()).collect()
    }

    #[test]
    fn an_address_ends_where_chinese_text_or_the_sentence_goes_on() {
        assert_eq!(found("见https://example.org/a?b=c。"), ["https://example.org/a?b=c"]);
        assert_eq!(found("(http://example.org/a.), b"), ["http://example.org/a"]);
        assert_eq!(
            found("http://a.org/b_(c)，http://d.org"),
            ["http://a.org/b_(c)", "http://d.org"]
        );
    }

    #[test]
    fn another_scheme_is_no_address() {
        for text in ["ftp://example.org", "javascript://a", "xhttp://a.org", "http://", "://a"] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn nothing_but_the_characters_of_an_address_is_in_one() {
        for c in ('\0'..=char::MAX).filter(|c| !c.is_ascii_graphic()) {
            assert_eq!(WebAddress::new(&format!("http://a.org/{c}b")), None, "U+{:04X}", c as u32);
        }
        for c in "\"<>\\^`{|}".chars() {
            assert_eq!(WebAddress::new(&format!("http://a.org/{c}")), None, "{c}");
        }
    }

    #[test]
    fn a_percent_sign_stands_before_two_hexadecimal_digits() {
        assert_eq!(found("http://a.org/%E6%B8%A9%zz"), ["http://a.org/%E6%B8%A9"]);
    }

    #[test]
    fn an_address_that_is_too_long_for_terminals_is_none() {
        assert_eq!(WebAddress::new(&format!("http://a.org/{}", "b".repeat(2000))), None);
    }
}
