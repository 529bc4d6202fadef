//! The counts that everything is told by.

/// What some cards come to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// Cards in the deck.
    pub cards: usize,
    /// Those of them that were never asked.
    pub new: usize,
    /// Those of them that are due now.
    pub due: usize,
    /// The sum of the probabilities that those asked before are known now.
    pub recall: f64,
    /// Answers, those to cards that are out of the deck among them.
    pub reviews: usize,
    /// Milliseconds that they took.
    pub milliseconds: u64,
    /// What was remembered.
    pub reached: Reached,
}

/// What was asked for and what was reached, over reviews that came at least a day after the one
/// before: what is asked twice in a day says nothing about a memory of days.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Reached {
    /// How many reviews.
    pub reviews: usize,
    /// Those of them that were not Again.
    pub remembered: usize,
    asked: f64,
    expected: f64,
}

impl Tally {
    /// Adds what other cards come to.
    pub fn add(&mut self, other: &Self) {
        self.cards += other.cards;
        self.new += other.new;
        self.due += other.due;
        self.recall += other.recall;
        self.reviews += other.reviews;
        self.milliseconds += other.milliseconds;
        self.reached.add(&other.reached);
    }

    /// The share of the cards in the deck that were asked before and are known now, as far as the
    /// schedule knows; `None` where none was asked.
    #[must_use]
    pub fn known(&self) -> Option<f64> {
        mean(self.recall, self.cards.saturating_sub(self.new))
    }
}

impl Reached {
    /// One review: the retention that its interval was `asked` for, and what the schedule
    /// `expected` when it came.
    pub(super) fn of(is_remembered: bool, asked: f64, expected: f64) -> Self {
        Self { reviews: 1, remembered: usize::from(is_remembered), asked, expected }
    }

    /// Adds other reviews.
    pub fn add(&mut self, other: &Self) {
        self.reviews += other.reviews;
        self.remembered += other.remembered;
        self.asked += other.asked;
        self.expected += other.expected;
    }

    /// The share that was remembered; `None` without reviews.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "no log has 2^53 reviews")]
        let remembered = self.remembered as f64;
        mean(remembered, self.reviews)
    }

    /// The retention that the intervals were asked for, in the mean.
    #[must_use]
    pub fn asked(&self) -> Option<f64> {
        mean(self.asked, self.reviews)
    }

    /// The retention that the schedule expected when the reviews came, in the mean: less than what
    /// was asked where they came late.
    #[must_use]
    pub fn expected(&self) -> Option<f64> {
        mean(self.expected, self.reviews)
    }
}

fn mean(sum: f64, count: usize) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "no log has 2^53 reviews")]
    let among = count as f64;
    (count > 0).then(|| sum / among)
}
