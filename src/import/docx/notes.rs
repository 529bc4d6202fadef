//! Footnotes, endnotes and comments: their marks as shown, and which are referred to
//! (ECMA-376 part 1, 17.11 and 17.13.4).

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;

use super::ordinal;
use crate::import::xml::Tree;

/// The kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Footnote,
    Endnote,
    Comment,
}

impl Kind {
    /// The element that holds one.
    pub(super) fn element(self) -> &'static str {
        match self {
            Self::Footnote => "footnote",
            Self::Endnote => "endnote",
            Self::Comment => "comment",
        }
    }

    /// The id in the document of the note with `id` in its part.
    pub(super) fn target(self, id: &str) -> String {
        format!("{}:{id}", self.element())
    }
}

/// How the marks of a kind count.
#[derive(Debug, Clone)]
struct Count {
    format: String,
    start: u32,
    next: u32,
    restart: Restart,
}

/// Where a count begins again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Restart {
    Never,
    Section,
    Page,
}

/// The marks that were given out.
#[derive(Debug)]
pub(super) struct Marks {
    counts: BTreeMap<Kind, Count>,
    /// The labels of comments by their ids, as Word shows them: initials and number.
    comments: HashMap<String, String>,
    /// The notes that a mark leads to, in the order of their first marks.
    pub order: Vec<(Kind, String)>,
    seen: HashSet<String>,
    /// Marks of the author's own by their targets.
    pub custom: HashMap<String, String>,
}

impl Marks {
    /// What the settings and, above them, the sections of the document say.
    pub(super) fn read(settings: &Tree<'_>, document: &Tree<'_>, comments: &Tree<'_>) -> Self {
        let mut counts = BTreeMap::new();
        for (kind, name, format) in
            [(Kind::Footnote, "footnotePr", "decimal"), (Kind::Endnote, "endnotePr", "lowerRoman")]
        {
            let mut count =
                Count { format: format.to_owned(), start: 1, next: 1, restart: Restart::Never };
            for tree in [settings, document] {
                if let Some(at) = tree.find(name) {
                    count.read(tree, at);
                }
            }
            counts.insert(kind, count);
        }
        let mut labels = HashMap::new();
        for node in comments.nodes.iter().filter(|node| node.name() == "comment") {
            let Some(id) = node.get("id") else { continue };
            let initials: String =
                node.get("initials").unwrap_or_default().trim().chars().take(3).collect();
            labels.insert(id, format!("[{initials}{}]", labels.len() + 1));
        }
        Self {
            counts,
            comments: labels,
            order: Vec::new(),
            seen: HashSet::new(),
            custom: HashMap::new(),
        }
    }

    /// The next mark of a note; `own` is one that the author has written.
    pub(super) fn next(&mut self, kind: Kind, id: &str, own: Option<&str>) -> String {
        let target = kind.target(id);
        if self.seen.insert(target.clone()) {
            self.order.push((kind, id.to_owned()));
        }
        if let Some(own) = own {
            self.custom.insert(target, own.to_owned());
            return own.to_owned();
        }
        if let Some(count) = self.counts.get_mut(&kind) {
            let label = ordinal::printed(&count.format, count.next);
            count.next = count.next.saturating_add(1);
            return if label.is_empty() { "*".to_owned() } else { label };
        }
        self.comments.get(id).cloned().unwrap_or_else(|| "[?]".to_owned())
    }

    /// True where a mark leads to the note.
    pub(super) fn is_seen(&self, target: &str) -> bool {
        self.seen.contains(target)
    }

    /// A page, or a section and with it a page, has ended.
    pub(super) fn break_page(&mut self, ends_section: bool) {
        for count in self.counts.values_mut() {
            if count.restart == Restart::Page || (ends_section && count.restart == Restart::Section)
            {
                count.next = count.start;
            }
        }
    }
}

impl Count {
    fn read(&mut self, tree: &Tree<'_>, at: usize) {
        if let Some(format) = tree.value(at, "numFmt") {
            self.format = format;
        }
        if let Some(start) = tree.value(at, "numStart").and_then(|n| n.trim().parse().ok()) {
            (self.start, self.next) = (start, start);
        }
        match tree.value(at, "numRestart").as_deref() {
            Some("eachPage") => self.restart = Restart::Page,
            Some("eachSect") => self.restart = Restart::Section,
            Some("continuous") => self.restart = Restart::Never,
            _ => {}
        }
    }
}
