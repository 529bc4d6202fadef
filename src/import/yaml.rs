//! The part of YAML that stands at the head of articles: maps, lists and scalars, in block and
//! flow style, quoted or plain, with `|` and `>` texts (YAML 1.2.2, chapters 7 and 8).
//!
//! What is outside it (anchors, tags, keys that are no scalars) reads as the text it is written as.

mod flow;

/// A value; every scalar is text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Yaml {
    /// A scalar; a missing value is the empty text.
    Text(String),
    /// A list.
    List(Vec<Yaml>),
    /// A map in the order of the source.
    Map(Vec<(String, Yaml)>),
}

/// How deep collections may nest; deeper ones read as text.
const DEPTH_LIMIT: usize = 16;

impl Yaml {
    /// The value of a key of a map.
    pub(in crate::import) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The scalar, or `None` for a collection.
    pub(in crate::import) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; a scalar or a map is a list of itself.
    pub(in crate::import) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            other => std::slice::from_ref(other),
        }
    }

    /// The entries of a map; none for anything else.
    pub(in crate::import) fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Every scalar in it, in order.
    pub(in crate::import) fn texts(&self) -> Vec<&str> {
        let (mut texts, mut open) = (Vec::new(), vec![self]);
        while let Some(value) = open.pop() {
            match value {
                Self::Text(text) => texts.push(text.as_str()),
                Self::List(items) => open.extend(items.iter().rev()),
                Self::Map(entries) => open.extend(entries.iter().rev().map(|(_, value)| value)),
            }
        }
        texts
    }
}

/// A line that is neither blank nor a comment.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    indent: usize,
    text: &'a str,
    /// Its place among all lines, by which the texts of `|` find theirs.
    number: usize,
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    raw: Vec<&'a str>,
    next: usize,
}

/// The value of a YAML document without its `---` lines.
pub(in crate::import) fn read(source: &str) -> Yaml {
    let raw: Vec<_> = source.lines().collect();
    let lines = raw
        .iter()
        .enumerate()
        .map(|(number, line)| {
            let text = line.trim_start_matches([' ', '\t']);
            Line { indent: line.len() - text.len(), text: text.trim_end(), number }
        })
        .filter(|line| !line.text.is_empty() && !line.text.starts_with('#'))
        .collect();
    let mut reader = Reader { lines, raw, next: 0 };
    let mut entries = Vec::new();
    // A line that belongs to nothing is passed over, so that the rest is still read.
    while let Some(line) = reader.peek() {
        match reader.block(line.indent, 0) {
            Yaml::Map(more) => entries.extend(more),
            _ => reader.next += 1,
        }
    }
    Yaml::Map(entries)
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<Line<'a>> {
        self.lines.get(self.next).copied()
    }

    /// The collection whose lines stand at `indent`; an empty text where there is none.
    fn block(&mut self, indent: usize, depth: usize) -> Yaml {
        let Some(first) = self.peek() else { return Yaml::Text(String::new()) };
        if depth > DEPTH_LIMIT {
            return Yaml::Text(String::new());
        }
        if list_item(first.text).is_some() {
            return self.list(indent, depth);
        }
        let mut entries = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent == indent) {
            let Some((key, rest)) = flow::key(line.text) else { break };
            self.next += 1;
            let value = self.value(rest, line, depth);
            entries.push((key, value));
        }
        if entries.is_empty() { Yaml::Text(String::new()) } else { Yaml::Map(entries) }
    }

    fn list(&mut self, indent: usize, depth: usize) -> Yaml {
        let mut items = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent == indent) {
            let Some(rest) = list_item(line.text) else { break };
            let inner = indent + (line.text.len() - rest.len());
            if flow::key(rest).is_some() && !rest.starts_with(['"', '\'', '[', '{']) {
                // A map whose first entry stands on the line of its dash.
                if let Some(slot) = self.lines.get_mut(self.next) {
                    *slot = Line { indent: inner, text: rest, number: line.number };
                }
                items.push(self.block(inner, depth + 1));
            } else {
                self.next += 1;
                items.push(self.value(rest, line, depth));
            }
        }
        Yaml::List(items)
    }

    /// The value that begins with `rest` on `line`, whose own lines have been taken.
    fn value(&mut self, rest: &str, line: Line<'a>, depth: usize) -> Yaml {
        match rest.chars().next() {
            None => match self.peek() {
                Some(next) if next.indent > line.indent => self.block(next.indent, depth + 1),
                // A list may stand at its key's own indent.
                Some(next) if next.indent == line.indent && list_item(line.text).is_none() => {
                    match list_item(next.text) {
                        Some(_) => self.list(next.indent, depth + 1),
                        None => Yaml::Text(String::new()),
                    }
                }
                _ => Yaml::Text(String::new()),
            },
            Some(style @ ('|' | '>')) => Yaml::Text(self.literal(style, rest, line)),
            Some('[' | '{' | '"' | '\'') => flow::read(&self.continued(rest, line, true)),
            Some(_) => {
                let text = self.continued(rest, line, false);
                Yaml::Text(flow::without_comment(&text).trim().to_owned())
            }
        }
    }

    /// `rest` with the deeper lines after it, or up to the line that closes it.
    fn continued(&mut self, rest: &str, line: Line<'a>, bracketed: bool) -> String {
        let mut text = rest.to_owned();
        let mut state = flow::Balance::default();
        state.see(rest);
        while let Some(next) = self.peek() {
            let goes_on = if bracketed { !state.is_closed() } else { next.indent > line.indent };
            if !goes_on {
                break;
            }
            text.push(' ');
            text.push_str(next.text);
            state.see(next.text);
            self.next += 1;
        }
        text
    }

    /// The text of `|` (lines kept) or `>` (lines folded), with the last line end as asked for.
    fn literal(&mut self, style: char, header: &str, line: Line<'a>) -> String {
        let mut end = line.number + 1;
        while self.raw.get(end).is_some_and(|raw| {
            raw.trim().is_empty() || raw.len() - raw.trim_start_matches(' ').len() > line.indent
        }) {
            end += 1;
        }
        while self.peek().is_some_and(|next| next.number < end) {
            self.next += 1;
        }
        let body = self.raw.get(line.number + 1..end).unwrap_or_default();
        let indent = body
            .iter()
            .find(|raw| !raw.trim().is_empty())
            .map_or(0, |raw| raw.len() - raw.trim_start_matches(' ').len());
        let lines: Vec<_> = body.iter().map(|raw| raw.get(indent..).unwrap_or_default()).collect();
        let text = if style == '|' { lines.join("\n") } else { lines.join(" ") };
        let text = text.trim_end();
        if header.contains('-') || text.is_empty() { text.to_owned() } else { format!("{text}\n") }
    }
}

/// What follows the dash of a list item.
fn list_item(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('-')?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests;
