//! The formulas, by hand-worked values and by what must hold of them.

use proptest::prelude::*;

use super::*;

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-4, "{found} is not {expected}");
}

/// Worked out by hand from the formulas with the default weights.
#[test]
fn a_first_good_has_the_stability_of_its_weight() {
    let memory = Memory::initial(&Parameters::default(), Grade::Good);
    close(memory.stability, 2.3065);
    close(memory.difficulty, 6.4133 - (2.0_f64 * 0.8334).exp() + 1.0);
}

#[test]
fn recall_falls_to_ninety_per_cent_after_the_stability() {
    let memory = Memory { stability: 7.0, difficulty: 5.0 };
    close(memory.retrievability(&Parameters::default(), 7.0), 0.9);
    close(memory.retrievability(&Parameters::default(), 0.0), 1.0);
}

#[test]
fn difficulty_is_damped_and_drawn_to_the_unclamped_easy() {
    // 5 + (10 − 5) · 3.0194 · 2 / 9 = 8.35488…; D0(Easy) = 6.4133 − e^2.5002 + 1 = −4.77163…
    let memory = Memory { stability: 3.0, difficulty: 5.0 };
    close(memory.next_difficulty(&Parameters::default(), Grade::Again), 8.341_762_1);
}

#[test]
fn hard_on_the_same_day_leaves_the_stability() {
    let memory = Memory { stability: 10.0, difficulty: 5.0 };
    let w = Parameters::default();
    close(memory.next(&w, Grade::Hard, 0).stability, 10.0);
    assert!(memory.next(&w, Grade::Again, 0).stability < 10.0);
}

#[test]
fn a_lapse_never_leaves_more_than_forgetting_at_once() {
    let w = Parameters::default();
    let memory = Memory { stability: 0.01, difficulty: 1.0 };
    close(memory.forget_stability(&w, 0.1), 0.01 / (0.5425_f64 * 0.0912).exp());
}

fn memories() -> impl Strategy<Value = Memory> {
    (0.001_f64..30_000.0, 1.0_f64..=10.0)
        .prop_map(|(stability, difficulty)| Memory { stability, difficulty })
}

proptest! {
    #[test]
    fn a_better_grade_never_leaves_less_stability(memory in memories(), elapsed in 0_u32..4000) {
        let w = Parameters::default();
        let after = Grade::ALL.map(|grade| memory.next(&w, grade, elapsed).stability);
        prop_assert!(after.is_sorted(), "{after:?}");
    }

    #[test]
    fn a_better_grade_never_leaves_more_difficulty(memory in memories()) {
        let w = Parameters::default();
        let after = Grade::ALL.map(|grade| memory.next(&w, grade, 1).difficulty);
        prop_assert!(after.iter().rev().is_sorted(), "{after:?}");
    }

    #[test]
    fn more_time_leaves_less_retrievability(memory in memories(), days in 0_u32..9000) {
        let w = Parameters::default();
        let now = memory.retrievability(&w, f64::from(days));
        prop_assert!(memory.retrievability(&w, f64::from(days + 1)) < now);
        prop_assert!((0.0..=1.0).contains(&now));
    }

    #[test]
    fn memory_stays_within_its_bounds(reviews in prop::collection::vec((1_u8..=4, 0_u32..5000), 1..40)) {
        let w = Parameters::default();
        let mut memory: Option<Memory> = None;
        for (grade, elapsed) in reviews {
            let grade = Grade::try_from(grade).unwrap();
            let next = memory.map_or_else(|| Memory::initial(&w, grade), |m| m.next(&w, grade, elapsed));
            prop_assert!(next.stability >= 0.001 && next.stability.is_finite());
            prop_assert!((1.0..=10.0).contains(&next.difficulty));
            memory = Some(next);
        }
    }
}
