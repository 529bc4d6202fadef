//! Search in the document that is open: the query, its hits, and going from one to the next.

use std::ops::Range;
use std::sync::Arc;

use super::App;
use super::effect::Effect;
use super::line::Purpose;
use super::reading::Landing;
use super::structure::AT_ONCE_MAX;
use crate::config::Interface;
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::search::hits::Hit;
use crate::search::hits::Place;
use crate::search::hits::find_hits;
use crate::search::matcher::Query;

/// Which way a search goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    #[default]
    Forward,
    /// Towards the start.
    Backward,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Forward => Self::Backward,
            Self::Backward => Self::Forward,
        }
    }
}

/// A search to be made, or made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The document to search.
    pub document: Arc<Document>,
    /// What to look for.
    pub query: Query,
}

impl Request {
    /// Makes the search.
    #[must_use]
    pub fn find(&self) -> Vec<Hit> {
        find_hits(&self.document, &self.query)
    }
}

/// The search in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    text: String,
    query: Option<Query>,
    direction: Direction,
    hits: Vec<Hit>,
    /// The hit that was gone to last.
    at: Option<usize>,
}

impl Find {
    /// The query in force.
    #[must_use]
    pub fn query(&self) -> Option<&Query> {
        self.query.as_ref()
    }

    /// The hits in a block's text, each with whether it is the one gone to last.
    pub fn in_block(&self, block: BlockId) -> impl Iterator<Item = (Range<usize>, bool)> {
        let first = self.hits.partition_point(|hit| hit.anchor.block < block);
        self.hits
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, hit)| hit.anchor.block == block)
            .filter(move |(_, hit)| hit.place == Place::Block(block))
            .map(|(index, hit)| (hit.range.clone(), self.at == Some(index)))
    }

    /// Forgets the search.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The hit after `from` in this direction, going round at the document's ends, and whether it
    /// went round.
    fn next(&self, from: Anchor, direction: Direction) -> Option<(usize, bool)> {
        let current = self.at.filter(|&at| self.hits.get(at).is_some_and(|h| h.anchor == from));
        let next = match (direction, current) {
            (Direction::Forward, Some(at)) => at + 1,
            (Direction::Forward, None) => self.hits.partition_point(|hit| hit.anchor <= from),
            (Direction::Backward, at) => {
                let before = self.hits.partition_point(|hit| hit.anchor < from);
                match at.unwrap_or(before).checked_sub(1) {
                    Some(index) => index,
                    None => return self.hits.len().checked_sub(1).map(|last| (last, true)),
                }
            }
        };
        if next < self.hits.len() {
            Some((next, false))
        } else {
            (!self.hits.is_empty()).then_some((0, true))
        }
    }
}

impl App {
    /// Looks for `text` from the cursor on; for nothing, the last search is repeated.
    pub(super) fn search(&mut self, text: &str, purpose: Purpose) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return Vec::new() };
        let Some(query) = Query::new(text) else { return Vec::new() };
        let document = Arc::clone(&reading.opened.document);
        let direction = match purpose {
            Purpose::SearchBackward => Direction::Backward,
            _ => Direction::Forward,
        };
        self.find = Find {
            text: text.to_owned(),
            query: Some(query.clone()),
            direction,
            ..Find::default()
        };
        let request = Request { document, query };
        if request.document.blocks.len() > AT_ONCE_MAX {
            return vec![Effect::Search(Box::new(request))];
        }
        let hits = request.find();
        self.take_hits(&request, hits);
        Vec::new()
    }

    /// Takes in the hits of a search, and goes to the first in its direction.
    pub(super) fn take_hits(&mut self, request: &Request, hits: Vec<Hit>) {
        let is_same = self
            .reading
            .as_ref()
            .is_some_and(|reading| Arc::ptr_eq(&reading.opened.document, &request.document));
        if is_same && self.find.query.as_ref() == Some(&request.query) {
            self.find.hits = hits;
            self.go_to_hit(self.find.direction, 1);
        }
    }

    /// Goes to the next hit in the search's own direction, or against it.
    pub(super) fn repeat_search(&mut self, against: bool, count: usize) {
        let own = self.find.direction;
        self.go_to_hit(if against { own.turned() } else { own }, count);
    }

    fn go_to_hit(&mut self, direction: Direction, count: usize) {
        let interface = self.interface();
        let Some(reading) = &mut self.reading else { return };
        if self.find.query.is_none() {
            self.status.remark(interface.pick("还没有查找，按 /", "nothing searched yet; / does"));
            return;
        }
        let mut went_round = false;
        let mut to = None;
        for _ in 0..count.min(self.find.hits.len()) {
            let from = to.map_or(reading.cursor, |index: usize| self.find.hits[index].anchor);
            let Some((index, round)) = self.find.next(from, direction) else { break };
            self.find.at = Some(index);
            went_round |= round;
            to = Some(index);
        }
        let Some(hit) = to.and_then(|index| self.find.hits.get(index)) else {
            let text = match interface {
                Interface::Zh => format!("没有找到“{}”", self.find.text),
                Interface::En => format!("“{}” is not in the text", self.find.text),
            };
            self.status.error(text);
            return;
        };
        reading.jump(hit.anchor, Landing::Near);
        let ordinal = to.map_or(0, |index| index + 1);
        let total = self.find.hits.len();
        let round = if went_round { interface.pick("，已绕回", ", gone round") } else { "" };
        let note = match hit.place {
            Place::Note(_) => interface.pick("，在注释里", ", in a note"),
            Place::Block(_) => "",
        };
        self.status.remark(format!("/{} {ordinal}/{total}{note}{round}", self.find.text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(places: &[usize]) -> Find {
        let hits = places
            .iter()
            .map(|&block| Hit {
                anchor: Anchor::start_of(BlockId::new(block)),
                place: Place::Block(BlockId::new(block)),
                range: 0..3,
            })
            .collect();
        Find { hits, ..Find::default() }
    }

    fn at(block: usize) -> Anchor {
        Anchor::start_of(BlockId::new(block))
    }

    #[test]
    fn the_next_hit_goes_round_at_the_end() {
        let find = find(&[2, 5]);
        assert_eq!(find.next(at(3), Direction::Forward), Some((1, false)));
        assert_eq!(find.next(at(5), Direction::Forward), Some((0, true)));
        assert_eq!(find.next(at(2), Direction::Backward), Some((1, true)));
    }

    #[test]
    fn hits_at_one_place_are_gone_through_one_by_one() {
        let mut find = find(&[2, 2, 5]);
        find.at = Some(0);
        assert_eq!(find.next(at(2), Direction::Forward), Some((1, false)));
    }
}
