//! How well a card is remembered, in four steps that can be seen at a glance.

use crate::schedule::{Phase, Scheduled, Scheduler, Timestamp};

/// Days of stability from which a memory is firm: the interval from which Anki's manual calls a
/// card mature.
const FIRM: f64 = 21.0;

/// How well a card is remembered, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It was never answered.
    New,
    /// It is in its first steps, or was forgotten and begins again.
    Learning,
    /// It is known, and will soon not be: it is due, or its memory is younger than three weeks.
    Weak,
    /// It is known for long.
    Strong,
}

impl Strength {
    /// Every step, the least first.
    pub const ALL: [Self; 4] = [Self::New, Self::Learning, Self::Weak, Self::Strong];

    /// How well a card with this place in the schedule is remembered at `now`; `None` for a new one.
    #[must_use]
    pub fn of(place: Option<&Scheduled>, scheduler: &Scheduler, now: Timestamp) -> Self {
        let Some(card) = place else { return Self::New };
        if card.phase != Phase::Review {
            return Self::Learning;
        }
        let is_firm = card.memory.stability >= FIRM && !card.is_due(&scheduler.boundary, now);
        if is_firm { Self::Strong } else { Self::Weak }
    }

    /// True where the card was learnt and is not forgotten.
    #[must_use]
    pub fn is_known(self) -> bool {
        self >= Self::Weak
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::Grade;

    /// The strength after grades at these days, `later` days after the last.
    fn after(answers: &[(Grade, u32)], later: u32) -> Strength {
        let scheduler = Scheduler::default();
        let mut place = None;
        let mut now = Timestamp::default();
        for (grade, days) in answers {
            now = now.plus_days(*days);
            place = Some(scheduler.review(place.as_ref(), *grade, now, None));
        }
        Strength::of(place.as_ref(), &scheduler, now.plus_days(later))
    }

    #[test]
    fn a_card_grows_from_new_over_learning_and_weak_to_strong() {
        let answers = [(Grade::Good, 0), (Grade::Good, 0), (Grade::Good, 3), (Grade::Good, 12)];
        let steps = [0, 1, 2, 3, 4].map(|count| after(&answers[..count], 0));
        let expected = [Strength::New, Strength::Learning, Strength::Weak, Strength::Weak];
        assert_eq!(steps[..4], expected);
        assert_eq!(steps[4], Strength::Strong);
    }

    #[test]
    fn what_is_due_is_weak_and_what_was_forgotten_is_learnt_again() {
        let firm = [(Grade::Easy, 0), (Grade::Easy, 10), (Grade::Easy, 40)];
        assert_eq!((after(&firm, 1), after(&firm, 3000)), (Strength::Strong, Strength::Weak));
        let forgotten = [firm[0], firm[1], (Grade::Again, 40)];
        assert_eq!(after(&forgotten, 0), Strength::Learning);
    }
}
