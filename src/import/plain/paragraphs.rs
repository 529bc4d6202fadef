//! Lines to blocks: where a paragraph begins, and which lines and pages go on with it.

mod weak;

use super::Role;
use super::lines::Line;
use super::quotations::Quotations;
use super::shape::Shape;
use crate::document::front::FrontRole;
use crate::import::captions;
use crate::import::ending::Ending;
use crate::import::front::labels;
use crate::import::headings::words;
use crate::import::numbering::{self, System};
use crate::import::phrase;
pub(super) use weak::WeakJoin;

/// Keywords that lost their label stand in the first lines.
const HEAD: usize = 24;

/// A block to be: the lines of text from `first` to `last`, those set aside between left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// What a line begins, by its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// A heading in all likelihood: short, numbered or with a known name, not a sentence.
    Heading,
    /// A numbered line that may be an item or a sentence.
    Numbered,
    /// A line about the article.
    Front(FrontRole),
    /// A caption, or a row of a table.
    Set,
    /// Text.
    Text,
}

/// A block for each line that is text.
pub(super) fn one_a_line(roles: &[Role]) -> Vec<Draft> {
    let texts = roles.iter().enumerate().filter(|(_, role)| **role == Role::Text);
    texts.map(|(index, _)| Draft { first: index, last: index }).collect()
}

/// How the text is set, and which lines are another thing than their margins say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Margins<'m> {
    pub(super) shape: Shape,
    /// The lines that begin with a note mark of the text before.
    pub(super) leading: &'m [usize],
    pub(super) quotations: &'m Quotations,
}

/// Puts the lines that are text together to blocks; the joins in doubt are given by the line behind
/// them.
pub(super) fn assemble(
    lines: &[Line<'_>],
    roles: &[Role],
    margins: Margins<'_>,
) -> (Vec<Draft>, Vec<(usize, WeakJoin)>) {
    let Margins { shape, leading, quotations } = margins;
    let mut walk = Walk {
        lines,
        shape,
        leading,
        quotations,
        drafts: Vec::new(),
        weak: Vec::new(),
        start: Start::Text,
        sentences: false,
    };
    let mut torn = false;
    for (index, role) in roles.iter().enumerate() {
        if *role == Role::Text {
            walk.step(index, torn);
            torn = false;
        } else {
            torn = true;
        }
    }
    (walk.drafts, walk.weak)
}

struct Walk<'l, 't> {
    lines: &'l [Line<'t>],
    shape: Shape,
    leading: &'l [usize],
    quotations: &'l Quotations,
    drafts: Vec<Draft>,
    weak: Vec<(usize, WeakJoin)>,
    /// What the last draft is.
    start: Start,
    /// A whole sentence was seen: the lines before are title and authors.
    sentences: bool,
}

impl Walk<'_, '_> {
    fn step(&mut self, index: usize, torn: bool) {
        let Some(line) = self.lines.get(index) else { return };
        let start = match self.leading.binary_search(&index) {
            Ok(_) => Start::Text,
            Err(_) if index < HEAD && labels::is_bare_keywords(line.text) => {
                Start::Front(FrontRole::Keywords)
            }
            Err(_) => start_of(line, self.shape),
        };
        let goes_on = self.drafts.last().copied().is_some_and(|draft| {
            let before = self.lines.get(draft.last);
            self.quotations.join(draft.last, index)
                || !self.quotations.part(draft.last, index)
                    && before.is_some_and(|before| self.goes_on(draft, before, line, start, torn))
        });
        let weak = self
            .drafts
            .last()
            .and_then(|draft| self.lines.get(draft.last))
            .and_then(|before| self.weakness(before, line, start, torn || line.page, goes_on));
        self.weak.extend(weak.map(|weak| (index, weak)));
        if goes_on && let Some(draft) = self.drafts.last_mut() {
            draft.last = index;
        } else {
            self.drafts.push(Draft { first: index, last: index });
            self.start = start;
        }
        self.sentences = self.sentences
            || (line.width >= 30
                && (line.ending == Ending::Full
                    || line.text.contains('。')
                    || line.text.contains(". ")));
    }

    /// What is weak about the decision between `before` and `line`.
    fn weakness(
        &self,
        before: &Line<'_>,
        line: &Line<'_>,
        start: Start,
        torn: bool,
        joined: bool,
    ) -> Option<WeakJoin> {
        let parted = torn || self.shape.has_gap(line);
        if self.start != Start::Text || !self.sentences || !parted {
            return None;
        }
        if joined {
            return (before.ending == Ending::Full).then_some(WeakJoin::Joined);
        }
        // A comma or hyphen leaves no doubt that something follows.
        let cut = matches!(before.ending, Ending::Comma | Ending::Hyphen);
        let cut = cut && self.shape.is_long(before);
        (cut && torn && start != Start::Set).then_some(WeakJoin::Parted)
    }

    /// Decides whether `line` goes on with `draft`, whose last line is `before`.
    fn goes_on(
        &self,
        draft: Draft,
        before: &Line<'_>,
        line: &Line<'_>,
        start: Start,
        torn: bool,
    ) -> bool {
        let gap = self.shape.has_gap(line);
        let torn = torn || line.page;
        let single = draft.first == draft.last;
        match self.start {
            Start::Set if single => return false,
            Start::Heading if single => {
                return !gap && !torn && self.heading_goes_on(before, line, start);
            }
            Start::Front(FrontRole::Keywords) if self.shape.measure.is_none() => return false,
            _ => {}
        }
        if matches!(start, Start::Set | Start::Front(_)) {
            return false;
        }
        if start != Start::Text && !(before.ending.is_open() && self.shape.is_long(before)) {
            return false;
        }
        if self.shape.measure.is_some() {
            if gap || torn {
                self.goes_on_over_gap(draft, before, line, start, torn)
            } else {
                self.goes_on_at_once(before, line)
            }
        } else {
            self.unwrapped_goes_on(draft, before, line, start, torn)
        }
    }

    /// A heading goes on in a second line only where the first was full, or cut in a phrase.
    fn heading_goes_on(&self, before: &Line<'_>, line: &Line<'_>, start: Start) -> bool {
        if start != Start::Text {
            return false;
        }
        let full = self.shape.measure.is_some() && self.shape.is_long(before);
        if full && !self.begins_with_indent(line) {
            return true;
        }
        let cut = phrase::is_cut_in_han(before.text) || phrase::is_cut_phrase(before.text);
        cut && line.width <= 60 && line.ending == Ending::Open && !line.text.contains(['。', '，'])
    }

    fn begins_with_indent(&self, line: &Line<'_>) -> bool {
        self.shape.indented && self.shape.is_indented(line)
    }

    /// Wrapped lines with nothing between.
    fn goes_on_at_once(&self, before: &Line<'_>, line: &Line<'_>) -> bool {
        if self.begins_with_indent(line) {
            return false;
        }
        if self.shape.is_long(before) {
            return true;
        }
        if before.ending == Ending::Full {
            // Where paragraphs begin with an indent a flush line goes on, unless it is a short
            // line of another kind.
            return self.shape.indented && line.ending != Ending::Open && self.shape.is_long(line);
        }
        begins_small(line.text)
    }

    /// Wrapped lines with a blank line or a page end between.
    fn goes_on_over_gap(
        &self,
        draft: Draft,
        before: &Line<'_>,
        line: &Line<'_>,
        start: Start,
        torn: bool,
    ) -> bool {
        if self.begins_with_indent(line) || start == Start::Heading {
            return false;
        }
        // The last line of a page may be short where the text goes on in the middle of a phrase.
        let phrase = before.width >= 10
            && self.start == Start::Text
            && before.text.ends_with(|c: char| c.is_lowercase() || c == ',')
            && begins_small(line.text);
        if torn && phrase && self.sentences {
            return true;
        }
        let open = before.ending.is_open() && self.shape.is_long(before) && self.sentences;
        if open {
            return self.shape.is_long(line)
                || line.ending == Ending::Full
                || begins_small(line.text);
        }
        // Where a page ends in the middle of a sentence its last line may be short.
        if torn
            && self.shape.indented
            && self.sentences
            && self.start == Start::Text
            && before.ending.is_open()
            && self.has_sentence(draft)
        {
            return self.shape.is_long(line) || line.ending == Ending::Full;
        }
        // A page may end with a sentence: the next one shows by its missing indent that the
        // paragraph goes on.
        torn && self.shape.indented
            && self.sentences
            && self.shape.is_long(before)
            && self.shape.is_long(line)
            && before.width > 30
            && self.start == Start::Text
    }

    /// True where a draft is running text: long, or with the signs of sentences.
    fn has_sentence(&self, draft: Draft) -> bool {
        let lines = self.lines.get(draft.first..=draft.last).unwrap_or_default();
        lines
            .iter()
            .any(|line| line.width > 100 || line.text.contains(['，', '。', ',', ';', '；']))
    }

    /// Lines that are paragraphs, but for those that a page end has cut.
    fn unwrapped_goes_on(
        &self,
        draft: Draft,
        before: &Line<'_>,
        line: &Line<'_>,
        start: Start,
        torn: bool,
    ) -> bool {
        if !before.ending.is_open() || start != Start::Text || self.begins_with_indent(line) {
            return false;
        }
        if begins_small(line.text)
            && before.text.ends_with(|c: char| c.is_ascii_lowercase() || c == ',' || c == '-')
        {
            return before.width >= 30;
        }
        let goes_like_text =
            line.ending == Ending::Full || line.width >= 36 || before.ending == Ending::Comma;
        // A comma at the foot of a page leaves no doubt.
        let particle = line.text.starts_with(['和', '的', '及', '与', '與', '、', 'を', 'の']);
        let cut = torn
            && before.width >= 16
            && (before.text.ends_with(['，', '、'])
                || (particle && before.text.contains(['，', '、', '。'])));
        self.sentences
            && (self.shape.is_long(before) && self.has_sentence(draft) || cut)
            && goes_like_text
    }
}

/// True for a line that begins with a small Latin letter.
fn begins_small(text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase())
}

/// What `line` begins.
fn start_of(line: &Line<'_>, shape: Shape) -> Start {
    if let Some(label) = labels::label(line.text) {
        return Start::Front(label.role);
    }
    if captions::is_caption(line.text) || line.text.contains('\t') {
        return Start::Set;
    }
    let short = line.width <= shape.measure.map_or(90, |measure| measure.min(90));
    let sentence = line.ending == Ending::Full && !line.text.ends_with(['？', '?', '！', '!', '…']);
    if let Some(n) = numbering::numbering(line.text) {
        let plain = n.system == System::Circled || n.system == System::Bullet;
        let heading = short
            && !sentence
            && !plain
            && !matches!(line.ending, Ending::Comma | Ending::Hyphen)
            && !n.rest(line.text).contains(['。', '；']);
        return if heading { Start::Heading } else { Start::Numbered };
    }
    if line.text.starts_with('#') || (short && words::is_heading_word(line.text)) {
        return Start::Heading;
    }
    Start::Text
}
