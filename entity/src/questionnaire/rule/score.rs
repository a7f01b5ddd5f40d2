//! From answers to points, from points to a rating.

use serde::{Deserialize, Serialize};

use super::{Answer, Answers, Kind, Question, applies};

/// What one question brings to the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemScore {
    /// The question.
    pub code: String,
    /// The points it got.
    pub points_num: u32,
    /// The points it could get, above 0.
    pub points_den: u32,
    /// Its weight.
    pub weight: u32,
}

/// The score of a questionnaire as a fraction in lowest terms; 0/0 when nothing is scored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// The numerator.
    pub num: u64,
    /// The denominator; 0 when there is no score.
    pub den: u64,
}

/// Items are added in this many parts each: divisible by 1 to 16, 18, 20, 24, 25, 30, 40, 50 and
/// 100, so that the sum is exact for such points and else low by less than a millionth.
const PARTS: u64 = 3_603_600;

/// Scores every question that has a weight, applies and is not said to be "not applicable":
/// Σ weight·points ÷ Σ weight. What is not answered gets nothing. Without options it is the
/// answer itself that counts, 1 of 1.
pub fn score(questions: &[Question], answers: &Answers) -> (Vec<ItemScore>, Total) {
    let empty = Answer::default();
    let items: Vec<ItemScore> = questions
        .iter()
        .filter(|question| question.weight > 0 && applies(question, questions, answers))
        .filter_map(|question| item(question, answers.get(&question.code).unwrap_or(&empty)))
        .collect();
    let total = total(&items);
    (items, total)
}

fn item(question: &Question, answer: &Answer) -> Option<ItemScore> {
    let (points_num, points_den) = match question.kind {
        _ if answer.not_applicable => return None,
        Kind::YesNo | Kind::OneOf | Kind::ManyOf => points(question, answer),
        _ => (u32::from(question.is_answered_by(answer)), 1),
    };
    let (code, weight) = (question.code.clone(), question.weight);
    let points_num = points_num.min(points_den);
    (points_den > 0).then_some(ItemScore { code, points_num, points_den, weight })
}

fn points(question: &Question, answer: &Answer) -> (u32, u32) {
    let options = || question.options.iter();
    let best = options().map(|o| o.points).max().unwrap_or(0);
    let chosen = || options().filter(|o| answer.choices.contains(&o.code)).map(|o| o.points);
    if question.kind == Kind::ManyOf {
        let together = options().filter(|o| !o.exclusive).map(|o| o.points).sum::<u32>();
        (chosen().sum(), question.best_of_many.unwrap_or(together.max(best)))
    } else {
        (chosen().max().unwrap_or(0), best)
    }
}

fn total(items: &[ItemScore]) -> Total {
    let share = |item: &ItemScore| PARTS * u64::from(item.points_num) / u64::from(item.points_den);
    let num: u64 = items.iter().map(|item| u64::from(item.weight) * share(item)).sum();
    let den: u64 = items.iter().map(|item| u64::from(item.weight) * PARTS).sum();
    let common = common_divisor(num, den).max(1);
    Total { num: num / common, den: den / common }
}

fn common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

codes! {
    /// The rating of a score. It is always said whether the score is self-declared or audited.
    pub enum Rating {
        /// From 85 %.
        A => "A",
        /// From 70 %.
        B => "B",
        /// From 50 %.
        C => "C",
        /// Below 50 %.
        D => "D",
    }
}

/// The rating, compared exactly; none where there is no score.
pub fn rating(num: u64, den: u64) -> Option<Rating> {
    let from = |percent: u128| 100 * u128::from(num) >= percent * u128::from(den);
    match den {
        0 => None,
        _ if from(85) => Some(Rating::A),
        _ if from(70) => Some(Rating::B),
        _ if from(50) => Some(Rating::C),
        _ => Some(Rating::D),
    }
}
