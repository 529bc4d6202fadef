//! YAML inside a line: keys, quoted and plain scalars, `[…]` and `{…}`.

use super::DEPTH_LIMIT;
use super::Yaml;

/// Whether every bracket and quotation mark that was opened has been closed.
#[derive(Debug, Default)]
pub(super) struct Balance {
    open: usize,
    quote: Option<char>,
}

impl Balance {
    /// Takes a line into account; lines are to be given in order.
    pub(super) fn see(&mut self, text: &str) {
        let mut before = ' ';
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match (self.quote, c) {
                (Some('"'), '\\') => drop(chars.next()),
                (Some(quote), c) if quote == c => self.quote = None,
                (None, '"' | '\'') if " ,[{:".contains(before) => self.quote = Some(c),
                (None, '[' | '{') => self.open += 1,
                (None, ']' | '}') => self.open = self.open.saturating_sub(1),
                _ => {}
            }
            before = c;
        }
    }

    pub(super) fn is_closed(&self) -> bool {
        self.open == 0 && self.quote.is_none()
    }
}

/// The key at the start of a line and what follows its colon.
pub(super) fn key(text: &str) -> Option<(String, &str)> {
    let (name, rest) = if text.starts_with(['"', '\'']) {
        let mut reader = Flow { rest: text };
        let name = reader.quoted();
        (name, reader.rest.trim_start().strip_prefix(':')?)
    } else {
        let colon = text.match_indices(':').map(|(at, _)| at).find(|&at| {
            text.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        })?;
        (text.get(..colon)?.trim_end().to_owned(), text.get(colon + 1..)?)
    };
    (!name.is_empty()).then(|| (name, rest.trim()))
}

/// A plain scalar without the comment after it.
pub(super) fn without_comment(text: &str) -> &str {
    text.find(" #").and_then(|at| text.get(..at)).unwrap_or(text)
}

/// The value of a text that begins with a quotation mark or a bracket.
pub(super) fn read(text: &str) -> Yaml {
    let mut reader = Flow { rest: text };
    let value = reader.value();
    let rest = reader.rest.trim();
    if rest.is_empty() || rest.starts_with('#') { value } else { Yaml::Text(text.to_owned()) }
}

struct Flow<'a> {
    rest: &'a str,
}

/// A collection that has been opened and not yet closed.
enum Open {
    List(Vec<Yaml>),
    Map(Vec<(String, Yaml)>, String),
}

impl Flow<'_> {
    /// A scalar or a collection; collections are kept on a stack, so that depth costs no stack.
    fn value(&mut self) -> Yaml {
        let mut stack: Vec<Open> = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let done = if self.take('[') {
                if stack.len() < DEPTH_LIMIT {
                    stack.push(Open::List(Vec::new()));
                }
                continue;
            } else if self.take('{') {
                if stack.len() < DEPTH_LIMIT {
                    stack.push(Open::Map(Vec::new(), String::new()));
                }
                continue;
            } else if self.take(']') || self.take('}') {
                match stack.pop() {
                    Some(open) => open.close(None),
                    None => Yaml::Text(String::new()),
                }
            } else if self.take(',') {
                continue;
            } else if self.rest.is_empty() {
                let mut value = stack.pop().map(|open| open.close(None));
                while let Some(open) = stack.pop() {
                    value = Some(open.close(value));
                }
                return value.unwrap_or_else(|| Yaml::Text(String::new()));
            } else {
                Yaml::Text(self.scalar(!stack.is_empty()))
            };
            match stack.last_mut() {
                None => return done,
                Some(Open::List(items)) => items.push(done),
                Some(Open::Map(entries, key)) => {
                    if key.is_empty() && self.after_colon() {
                        done.as_text().unwrap_or_default().clone_into(key);
                    } else {
                        entries.push((std::mem::take(key), done));
                    }
                }
            }
        }
    }

    fn take(&mut self, c: char) -> bool {
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn after_colon(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        self.take(':')
    }

    fn scalar(&mut self, inside: bool) -> String {
        if self.rest.starts_with(['"', '\'']) {
            return self.quoted();
        }
        let end = self
            .rest
            .char_indices()
            .find(|&(at, c)| {
                inside
                    && (matches!(c, ',' | ']' | '}' | '[' | '{')
                        || (c == ':'
                            && self
                                .rest
                                .get(at + 1..)
                                .is_some_and(|r| r.starts_with([' ', ',', '}', ']']))))
            })
            .map_or(self.rest.len(), |(at, _)| at);
        // A lone colon is text, so that every turn takes something.
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let (text, rest) = self.rest.split_at(end.max(first));
        self.rest = rest;
        text.trim().to_owned()
    }

    /// A text in quotation marks, with its escapes read (YAML 1.2.2, 5.7).
    fn quoted(&mut self) -> String {
        let mut chars = self.rest.chars();
        let quote = chars.next();
        let mut text = String::new();
        while let Some(c) = chars.next() {
            if Some(c) == quote {
                if c == '\'' && chars.as_str().starts_with('\'') {
                    chars.next();
                    text.push('\'');
                    continue;
                }
                break;
            }
            match (quote, c) {
                (Some('"'), '\\') => text.extend(escaped(&mut chars)),
                _ => text.push(c),
            }
        }
        self.rest = chars.as_str();
        text
    }
}

impl Open {
    fn close(self, last: Option<Yaml>) -> Yaml {
        match self {
            Self::List(mut items) => {
                items.extend(last);
                Yaml::List(items)
            }
            Self::Map(mut entries, key) => {
                if let Some(value) = last {
                    entries.push((key, value));
                } else if !key.is_empty() {
                    entries.push((key, Yaml::Text(String::new())));
                }
                Yaml::Map(entries)
            }
        }
    }
}

fn escaped(chars: &mut std::str::Chars<'_>) -> Option<char> {
    let c = chars.next()?;
    let digits = match c {
        'n' => return Some('\n'),
        't' => return Some('\t'),
        'r' => return Some('\r'),
        '0' => return Some('\0'),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        other => return Some(other),
    };
    let hex: String = chars.clone().take(digits).collect();
    let code = u32::from_str_radix(&hex, 16).ok()?;
    *chars = chars.as_str().get(hex.len()..).unwrap_or_default().chars();
    char::from_u32(code)
}
