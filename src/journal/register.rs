//! The smallest sums: a value that events write, with or without memory of what it was before.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::EventId;

/// Which events are undone. Of the undos and redos of one event the latest decides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone(BTreeMap<EventId, (EventId, bool)>);

impl Undone {
    /// Adds that the event `by` undid (`true`) or did again (`false`) the event `of`.
    pub fn add(&mut self, of: EventId, by: EventId, undone: bool) {
        let latest = self.0.entry(of).or_insert((by, undone));
        if latest.0 < by {
            *latest = (by, undone);
        }
    }

    /// True where the event is undone.
    #[must_use]
    pub fn contains(&self, id: EventId) -> bool {
        self.0.get(&id).is_some_and(|(_, undone)| *undone)
    }
}

/// A value that can be undone: every write is kept, and the latest that is not undone holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register<T>(Vec<(EventId, T)>);

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Register<T> {
    /// Adds a write; the same write added again changes nothing.
    pub fn add(&mut self, id: EventId, value: T) {
        let at = self.0.partition_point(|(other, _)| *other < id);
        if self.0.get(at).is_none_or(|(other, _)| *other != id) {
            self.0.insert(at, (id, value));
        }
    }

    /// The write that holds, with its event.
    #[must_use]
    pub fn write(&self, undone: &Undone) -> Option<(EventId, &T)> {
        self.writes(undone).next_back()
    }

    /// The value that holds.
    #[must_use]
    pub fn value(&self, undone: &Undone) -> Option<&T> {
        self.write(undone).map(|(_, value)| value)
    }

    /// Every write that is not undone, in order.
    #[must_use]
    pub fn writes(&self, undone: &Undone) -> impl DoubleEndedIterator<Item = (EventId, &T)> {
        self.0.iter().filter(|(id, _)| !undone.contains(*id)).map(|(id, value)| (*id, value))
    }
}

/// A value that is not undone: the latest write alone is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Latest<T>(Option<(EventId, T)>);

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Latest<T> {
    /// Adds a write.
    pub fn add(&mut self, id: EventId, value: T) {
        if self.0.as_ref().is_none_or(|(other, _)| *other < id) {
            self.0 = Some((id, value));
        }
    }

    /// The latest write, with its event.
    #[must_use]
    pub fn write(&self) -> Option<(EventId, &T)> {
        self.0.as_ref().map(|(id, value)| (*id, value))
    }

    /// The latest value.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.write().map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> EventId {
        text.parse().unwrap()
    }

    #[test]
    fn an_undone_write_gives_way_to_the_one_before() {
        let mut register = Register::default();
        register.add(id("2/a/2"), "second");
        register.add(id("1/a/1"), "first");
        let mut undone = Undone::default();
        assert_eq!(register.value(&undone), Some(&"second"));
        undone.add(id("2/a/2"), id("3/a/3"), true);
        assert_eq!(register.value(&undone), Some(&"first"));
        undone.add(id("2/a/2"), id("4/a/4"), false);
        assert_eq!(register.value(&undone), Some(&"second"));
    }

    #[test]
    fn a_redo_that_comes_in_before_its_undo_still_holds() {
        let mut undone = Undone::default();
        undone.add(id("1/a/1"), id("4/b/1"), false);
        undone.add(id("1/a/1"), id("3/a/3"), true);
        assert!(!undone.contains(id("1/a/1")));
    }

    #[test]
    fn the_same_write_twice_is_one_write() {
        let mut register = Register::default();
        register.add(id("1/a/1"), "first");
        register.add(id("1/a/1"), "first");
        assert_eq!(register.writes(&Undone::default()).count(), 1);
    }

    #[test]
    fn a_late_arrival_does_not_replace_a_later_value() {
        let mut latest = Latest::default();
        latest.add(id("2/a/2"), "second");
        latest.add(id("1/b/1"), "first");
        assert_eq!(latest.value(), Some(&"second"));
    }
}
